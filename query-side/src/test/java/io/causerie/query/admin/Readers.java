package io.causerie.query.admin;

import static org.awaitility.Awaitility.await;

import io.causerie.query.support.Client;
import io.causerie.query.support.Events;
import io.causerie.query.support.Log;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who registers for one slot again and again, and readers who ask, of one node after the other, for what they know to have happened.
 * They complain about an answer that is none, and about one that is older than an earlier one or than they asked for.
 */
final class Readers implements AutoCloseable {
    private static final String USER = "rita";
    private static final int READERS = 2;

    private final Log log;
    private final String slot;
    private final List<Integer> ports;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Written written;
    private volatile boolean enough;

    /** The slot has so many registrations as of that position. */
    private record Written(int registrations, long position) {}

    Readers(Log log, String slot, List<Integer> ports) {
        this.log = log;
        this.slot = slot;
        this.ports = ports;
        written = write(1);
        threads.execute(this::keepWriting);
        for (int i = 0; i < READERS; i++) {
            threads.execute(this::keepReading);
        }
    }

    private Written write(int registrations) {
        return new Written(registrations,
                log.append(Events.registered(slot, Events.newId(), USER, registrations)));
    }

    private void keepWriting() {
        while (!enough) {
            written = write(written.registrations() + 1);
        }
    }

    private void keepReading() {
        Written seen = new Written(0, 0);
        for (int i = 0; !enough; i++) {
            try {
                seen = read(Client.as(ports.get(i % ports.size()), USER), seen, written);
                reads.incrementAndGet();
            } catch (RuntimeException | AssertionError e) {
                complaints.add(e.toString());
            }
        }
    }

    private Written read(Client client, Written seen, Written wanted) {
        Client.Answer slots = client.getSince(wanted.position(), "/timeslots/" + slot);
        Client.Answer places = client.getSince(wanted.position(), "/registrations?limit=5");
        if (slots.status() != 200 || places.status() != 200) {
            complaints.add("failed: " + slots.body() + " " + places.body());
            return seen;
        }
        Written found = new Written(slots.json().path("registeredCount").asInt(),
                Long.parseLong(slots.header("X-Position")));
        if (found.registrations() < Math.max(wanted.registrations(), seen.registrations())
                || found.position() < Math.max(wanted.position(), seen.position())) {
            complaints.add("found %s after %s, wanted %s".formatted(found, seen, wanted));
        }
        return found;
    }

    /** Waits for so many more of them. */
    void awaitReads(int number) {
        int before = reads.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> reads.get() >= before + number);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        enough = true;
        threads.close();
    }
}
