package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What is counted of connections. Labels are the protocol's words, never a client's. */
public final class ConnectionMeters {
    private final MeterRegistry registry;
    private final Counter replayed;
    private final Counter resumed;
    private final Counter resumeFailed;

    public ConnectionMeters(MeterRegistry registry, Connections connections) {
        users(registry, "connected", connections, Connections::connected);
        users(registry, "held", connections, all -> all.size() - all.connected());
        this.registry = registry;
        replayed = resume("replayed");
        resumed = resume("state");
        resumeFailed = resume("failed");
    }

    private static void users(MeterRegistry registry, String state, Connections connections,
            ToDoubleFunction<Connections> count) {
        Gauge.builder("causerie.gateway.connections", connections, count)
                .description("users whose place is on this node").tag("state", state).register(registry);
    }

    private Counter resume(String outcome) {
        return Counter.builder("causerie.gateway.resumes").description("hellos with a resume token")
                .tag("outcome", outcome).register(registry);
    }

    void closed(Close close) {
        Counter.builder("causerie.gateway.closes").description("connections that the gateway closed")
                .tag("code", Integer.toString(close.code())).register(registry).increment();
    }

    void resumed(boolean wasReplayed) {
        (wasReplayed ? replayed : resumed).increment();
    }

    void resumeFailed() {
        resumeFailed.increment();
    }
}
