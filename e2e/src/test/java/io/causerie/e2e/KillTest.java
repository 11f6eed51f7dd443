package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.KafkaBroker;
import io.causerie.e2e.support.KafkaListener;
import io.causerie.e2e.support.KafkaListener.Heard;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Projections;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at random moments while people register and other services are told of it, twenty times, with slots that start all the while. What is told is
 * told to a broker of its own, which is not killed.
 */
class KillTest {
    private static final int KILLS = 20;
    private static final int CALLERS = 16;
    private static final int SLOTS_TO_BOOK = 50;
    private static final List<String> PEOPLE = IntStream.range(0, 200).mapToObj(i -> "person-" + i).toList();

    private static final List<String> REGISTRATIONS = List.of("timeslot.Registered", "timeslot.Waitlisted");

    private final Random random = new Random(20261122);
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void every_acknowledged_write_and_every_deadline_survives_and_projections_equal_a_fresh_replay(
            @TempDir Path directory) {
        try (var broker = new KafkaBroker();
                var listener = new KafkaListener(broker.address());
                StandaloneProduct product = Product.standalone(directory, telling(broker))) {
            List<String> booked = offer(product, SLOTS_TO_BOOK, i -> Duration.ofHours(24 + i));
            List<String> starting = offer(product, KILLS, i -> Duration.ofSeconds(5 + 7L * i));
            for (int kill = 0; kill < KILLS; kill++) {
                registerUntilKilled(product, booked);
                product.restart();
            }
            acknowledgedIsStored(product);
            noDeadlineIsLost(product, starting);
            projectionsEqualAFreshReplay(product);
            everythingIsTold(product, listener);
        }
    }

    private static List<String> telling(KafkaBroker broker) {
        List<String> arguments = new ArrayList<>(Product.FAST);
        arguments.add("--causerie.bridge.enabled=true");
        arguments.add("--spring.kafka.bootstrap-servers=" + broker.address());
        return arguments;
    }

    private List<String> offer(Product product, int count, java.util.function.IntFunction<Duration> in) {
        List<String> slots = new ArrayList<>();
        Instant now = Instant.now();
        for (int i = 0; i < count; i++) {
            slots.add(product.as("olga", "organizer").post("/timeslots", Slots.single(now.plus(in.apply(i))))
                    .expect(201).at("id"));
        }
        return slots;
    }

    /** Each caller registers one person after the other for one slot after the other, until there is no answer. */
    private void registerUntilKilled(StandaloneProduct product, List<String> slots) {
        PEOPLE.forEach(product::as);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                callers.submit(() -> registerWhileAnswered(product, slots));
            }
            int before = acknowledged.size();
            int more = 1 + random.nextInt(60);
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(1))
                    .until(() -> acknowledged.size() >= before + more || exhausted(slots));
            product.kill();
        }
    }

    private boolean exhausted(List<String> slots) {
        return next.get() >= slots.size() * PEOPLE.size();
    }

    private void registerWhileAnswered(StandaloneProduct product, List<String> slots) {
        try {
            while (!exhausted(slots)) {
                int i = next.getAndIncrement();
                Answer answer = product.as(PEOPLE.get(i % PEOPLE.size()))
                        .post("/timeslots/" + slots.get(i / PEOPLE.size() % slots.size()) + "/register",
                                null);
                if (answer.status() == 200) {
                    acknowledged.add(answer.at("registrationId"));
                }
            }
        } catch (UncheckedIOException _) {
            // The process was killed: no answer, nothing promised.
        }
    }

    private void acknowledgedIsStored(StandaloneProduct product) {
        Set<String> stored = REGISTRATIONS.stream()
                .flatMap(type -> product.log().events(type).stream())
                .map(event -> event.path("registrationId").asText())
                .collect(Collectors.toSet());
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        assertThat(stored).containsAll(acknowledged);
    }

    /** Nothing is missing, what is told twice has the same id, and what is told of a slot is in order. */
    private static void everythingIsTold(StandaloneProduct product, KafkaListener listener) {
        List<String> stored = REGISTRATIONS.stream().flatMap(type -> product.log().events(type).stream())
                .map(event -> event.path("registrationId").asText()).toList();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            listener.poll();
            assertThat(listener.once("slot.registered")).extracting(KillTest::registration)
                    .containsExactlyInAnyOrderElementsOf(stored);
            assertThat(listener.once("session.ended"))
                    .hasSameSizeAs(product.log().events("session.Ended"));
        });
        listener.assertSound();
    }

    private static void noDeadlineIsLost(StandaloneProduct product, List<String> starting) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(slotIds(product, "timeslot.Started")).containsExactlyInAnyOrderElementsOf(starting);
            assertThat(slotIds(product, "timeslot.Completed")).containsExactlyInAnyOrderElementsOf(starting);
        });
        // A reminder whose time passed while the process was dead is not sent after the start.
        assertThat(slotIds(product, "timeslot.ReminderDue")).isSubsetOf(starting).doesNotHaveDuplicates();
    }

    private static List<String> slotIds(StandaloneProduct product, String type) {
        return product.log().events(type).stream().map(event -> event.path("slotId").asText()).toList();
    }

    private static void projectionsEqualAFreshReplay(StandaloneProduct product) {
        Api admin = product.as("root", "admin");
        JsonNode projection = Projections.named(admin, "slot-listing");
        long position = projection.path("head").asLong();
        List<String> rows = Projections.rows(product, PEOPLE, position);
        Projections.NAMES.forEach(name -> Projections.replay(admin, name));
        assertThat(Projections.rows(product, PEOPLE, position)).isEqualTo(rows);
    }

    private static String registration(Heard heard) {
        return heard.data().path("registrationId").asText();
    }
}
