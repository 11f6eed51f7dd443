package io.causerie.gateway.relay;

import io.causerie.gateway.protocol.ClientType;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Counts what is relayed, by the names of the protocol. */
public final class RelayMeters {
    private final Counter[] relayed;
    private final Timer latency;

    public RelayMeters(MeterRegistry registry, Rooms rooms) {
        rooms(registry, rooms, Room.SLOT);
        rooms(registry, rooms, Room.PARTNER);
        relayed = Arrays.stream(ClientType.values())
                .map(type -> Counter.builder("causerie.gateway.relayed").description("messages relayed")
                        .tag("type", type.wire()).register(registry))
                .toArray(Counter[]::new);
        latency = Timer.builder("causerie.gateway.relay.latency")
                .description("from a frame's reading to its place in the receiver's outbox")
                .serviceLevelObjectives(Duration.ofNanos(50_000), Duration.ofMillis(1), Duration.ofMillis(10),
                        Duration.ofMillis(100))
                .register(registry);
    }

    private static void rooms(MeterRegistry registry, Rooms rooms, String kind) {
        Gauge.builder("causerie.gateway.rooms", rooms,
                all -> all.all().stream().filter(room -> room.kind().equals(kind)).count())
                .description("sessions that have not ended").tag("kind", kind).register(registry);
    }

    /** One more, read at {@code beganNanos}. */
    public void relayed(ClientType type, long beganNanos) {
        relayed[type.ordinal()].increment();
        latency.record(System.nanoTime() - beganNanos, TimeUnit.NANOSECONDS);
    }

    /** All since the start. */
    public long total() {
        return Arrays.stream(relayed).mapToLong(counter -> (long) counter.count()).sum();
    }
}
