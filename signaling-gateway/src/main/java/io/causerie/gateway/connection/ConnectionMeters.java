package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted of connections. Labels are the protocol's words, never a client's. */
public final class ConnectionMeters {
    private final MeterRegistry registry;
    private final Counter replayed;
    private final Counter resumed;
    private final Counter resumeFailed;

    public ConnectionMeters(MeterRegistry registry) {
        this.registry = registry;
        replayed = resume("replayed");
        resumed = resume("state");
        resumeFailed = resume("failed");
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
