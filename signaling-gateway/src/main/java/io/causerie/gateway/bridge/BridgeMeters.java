package io.causerie.gateway.bridge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Counts what is told, by the types of the contract. */
public final class BridgeMeters {
    private final Map<MessageType, Counter> sent = new EnumMap<>(MessageType.class);
    private final Counter failures;

    public BridgeMeters(MeterRegistry registry) {
        for (MessageType type : MessageType.values()) {
            sent.put(type, Counter.builder("causerie.bridge.sent")
                    .description("messages that Kafka acknowledged to this node").tag("type", type.wire())
                    .register(registry));
        }
        failures = Counter.builder("causerie.bridge.failures")
                .description("attempts to tell something that Kafka did not acknowledge").register(registry);
    }

    /** {@code lag}: NaN where another node tells. */
    static void lag(MeterRegistry registry, Bridge bridge, ToDoubleFunction<Bridge> lag) {
        Gauge.builder("causerie.bridge.lag", bridge, lag)
                .description("events of the log that were not looked at yet; on the node that tells")
                .baseUnit("events").register(registry);
    }

    void sent(List<Message> messages) {
        messages.forEach(message -> sent.get(message.type()).increment());
    }

    /** One attempt was in vain. */
    public void failed() {
        failures.increment();
    }
}
