package io.causerie.gateway.relay;

import io.causerie.gateway.protocol.ClientType;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is relayed, by the names of the protocol. */
public final class RelayMeters {
    /** Of so many messages one's latency is measured; a power of two. */
    private static final int SAMPLE = 16;

    private final LongAdder[] relayed;
    private final Timer latency;

    public RelayMeters(MeterRegistry registry, Rooms rooms) {
        rooms(registry, rooms, Room.SLOT);
        rooms(registry, rooms, Room.PARTNER);
        relayed = Arrays.stream(ClientType.values()).map(type -> counter(registry, type)).toArray(LongAdder[]::new);
        latency = Timer.builder("causerie.gateway.relay.latency")
                .description("from a frame's reading to its place in the receiver's outbox, of one in 16")
                .serviceLevelObjectives(Duration.ofNanos(50_000), Duration.ofMillis(1), Duration.ofMillis(10),
                        Duration.ofMillis(100))
                .register(registry);
    }

    private static LongAdder counter(MeterRegistry registry, ClientType type) {
        var count = new LongAdder();
        FunctionCounter.builder("causerie.gateway.relayed", count, LongAdder::sum)
                .description("messages relayed").tag("type", type.wire()).register(registry);
        return count;
    }

    private static void rooms(MeterRegistry registry, Rooms rooms, String kind) {
        Gauge.builder("causerie.gateway.rooms", rooms,
                all -> all.all().stream().filter(room -> room.kind().equals(kind)).count())
                .description("sessions that have not ended").tag("kind", kind).register(registry);
    }

    /** When a message was read, for {@link #relayed}; 0 for those whose latency is not measured. */
    public long began() {
        return (ThreadLocalRandom.current().nextInt() & SAMPLE - 1) == 0 ? System.nanoTime() | 1 : 0;
    }

    /** One more, read at {@code beganNanos}. */
    public void relayed(ClientType type, long beganNanos) {
        relayed[type.ordinal()].increment();
        if (beganNanos != 0) {
            latency.record(System.nanoTime() - beganNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** All since the start. */
    public long total() {
        return Arrays.stream(relayed).mapToLong(LongAdder::sum).sum();
    }
}
