package io.causerie.benchmarks;

import io.causerie.eventlog.LogPosition;
import io.causerie.query.reading.Freshness;
import io.causerie.query.slotlisting.SlotListing;
import io.causerie.query.slotlisting.SlotListingProjection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ApplicationContext;

/**
 * People who use the slot listing at a steady pace: one registers for slots, others read them and want to see what is registered by then.
 * As over REST, but for HTTP. Of each read it is known how old it may be at most.
 */
final class ListingUse implements AutoCloseable {
    private static final int SLOTS = 50;
    private static final int READERS = 4;
    private static final Duration WRITES_EACH = Duration.ofMillis(5);
    private static final Duration READS_EACH = Duration.ofMillis(10);

    private final EventStore store;
    private final LogPosition log;
    private final Freshness freshness;
    private final SlotListing listing;
    private final List<String> slots = IntStream.range(0, SLOTS).mapToObj(_ -> SampleEvents.newId()).toList();
    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(READERS + 1);
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong back = new AtomicLong();
    private final long start = System.nanoTime();
    private volatile Known written;

    /** A slot has at least that many registrations, at that position of the log. */
    private record Known(String slot, int registrations, long position) {}

    /**
     * What the readers met.
     *
     * @param failed reads without an answer
     * @param back reads older than what was asked for, or than what the same reader had seen before
     */
    record Seen(Round reads, long writes, long failed, long back) {}

    ListingUse(ApplicationContext context) {
        store = context.getBean(EventStore.class);
        log = context.getBean(LogPosition.class);
        freshness = context.getBean(Freshness.class);
        listing = context.getBean(SlotListing.class);
        slots.forEach(slot -> append(slot, 0, SampleEvents.scheduled(slot)));
        written = register(0);
        people.scheduleAtFixedRate(() -> written = register(written.registrations()), 0,
                WRITES_EACH.toNanos(), TimeUnit.NANOSECONDS);
        for (int i = 0; i < READERS; i++) {
            people.scheduleAtFixedRate(new Reader(), i, READS_EACH.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The slots take turns, so each has as many registrations as there were turns. */
    private Known register(int before) {
        int count = before + 1;
        String slot = slots.get(before % SLOTS);
        int turn = before / SLOTS + 1;
        return new Known(slot, count, append(slot, turn, SampleEvents.registered(slot, turn)));
    }

    private long append(String slot, long sequence, Object event) {
        store.publish(new GenericDomainEventMessage<>("TimeSlot", slot, sequence, event));
        return log.position();
    }

    private final class Reader implements Runnable {
        private final Map<String, Integer> seen = new HashMap<>();
        private long position;

        @Override
        public void run() {
            Known wanted = written;
            long begin = System.nanoTime();
            try {
                long at = freshness.positionOf(SlotListingProjection.NAME, Long.toString(wanted.position()));
                int found = listing.get(wanted.slot()).registeredCount();
                nanos.add(System.nanoTime() - begin);
                int turn = (wanted.registrations() - 1) / SLOTS + 1;
                if (at < Math.max(position, wanted.position())
                        || found < Math.max(turn, seen.getOrDefault(wanted.slot(), 0))) {
                    back.incrementAndGet();
                }
                position = at;
                seen.put(wanted.slot(), found);
            } catch (RuntimeException e) {
                failed.incrementAndGet();
            }
        }
    }

    /** Goes on for that long, then ends it. */
    Seen stopAfter(Duration time) throws InterruptedException {
        people.awaitTermination(time.toNanos(), TimeUnit.NANOSECONDS);
        return stop();
    }

    /** Ends it. */
    Seen stop() {
        close();
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        Round reads = new Round(sorted.length, System.nanoTime() - start, 0, at(sorted, 0.5),
                at(sorted, 0.99));
        return new Seen(reads, written.registrations(), failed.get(), back.get());
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
    }

    @Override
    public void close() {
        people.close();
    }
}
