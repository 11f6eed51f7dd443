package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What is counted of connections. Labels are the protocol's words, never a client's. */
public final class ConnectionMeters {
    private final MeterRegistry registry;
    private final Map<Integer, Counter> closes;
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
        closes = Close.CODES.stream().collect(Collectors.toUnmodifiableMap(code -> code, this::closes));
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

    private Counter closes(int code) {
        return Counter.builder("causerie.gateway.closes").description("connections that the gateway closed")
                .tag("code", Integer.toString(code)).register(registry);
    }

    void closed(Close close) {
        closes.get(close.code()).increment();
    }

    void resumed(boolean wasReplayed) {
        (wasReplayed ? replayed : resumed).increment();
    }

    void resumeFailed() {
        resumeFailed.increment();
    }
}
