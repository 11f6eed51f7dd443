package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.Concurrently;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Projections;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projections can be thrown away and made again from the log while people go on using the system. */
class ReplayTest {
    private static final List<String> PEOPLE = IntStream.range(0, 40).mapToObj(i -> "person-" + i).toList();

    @Test
    void a_replay_of_every_projection_while_the_system_runs_gives_the_same_rows_and_fires_no_reaction(
            @TempDir Path directory) {
        try (StandaloneProduct product = Product.standalone(directory, arguments())) {
            Api admin = product.as("root", "admin");
            finishASession(product);
            List<String> slots = offerSlots(product, 60);
            registerAll(product, slots.subList(0, 40));

            List<List<Double>> progress = Concurrently.call(Stream.<Callable<List<Double>>>concat(
                    Projections.NAMES.stream().map(name -> () -> Projections.replay(admin, name)),
                    Stream.of(() -> {
                        registerAll(product, slots.subList(40, 60));
                        return List.of();
                    })).toList());

            assertThat(progress).as("progress on the way").allSatisfy(shares -> assertThat(shares).isSorted()
                    .allMatch(share -> share >= 0 && share <= 1));
            long position = head(admin);
            List<String> rows = Projections.rows(product, PEOPLE, position);
            Projections.NAMES.forEach(name -> Projections.replay(admin, name));
            assertThat(Projections.rows(product, PEOPLE, position)).isEqualTo(rows).hasSizeGreaterThan(1_500);
            assertThat(head(admin)).as("events after the replay").isEqualTo(position);
            assertThat(product.log().events("timeslot.Completed")).hasSize(1);
        }
    }

    /** Batches small enough for progress to be seen on a log of some thousand events. */
    private static List<String> arguments() {
        return Stream.concat(Product.FAST.stream(), Stream.of("--causerie.projections.batch-size=200"))
                .toList();
    }

    private static void finishASession(Product product) {
        String slot = product.as("olga", "organizer")
                .post("/timeslots", Slots.single(Instant.now().plusSeconds(2)))
                .expect(201).at("id");
        await().atMost(Duration.ofSeconds(20)).until(
                () -> product.as("olga").get("/timeslots/" + slot).at("status"),
                "completed"::equals);
    }

    private static List<String> offerSlots(Product product, int count) {
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(product.as("olga", "organizer")
                    .post("/timeslots", Slots.single(Instant.now().plus(Duration.ofHours(24 + i))))
                    .expect(201).at("id"));
        }
        return slots;
    }

    private static void registerAll(Product product, List<String> slots) {
        slots.forEach(slot -> Concurrently.call(PEOPLE.stream().<Callable<Integer>>map(
                person -> () -> product.as(person).post("/timeslots/" + slot + "/register", null).expect(200)
                        .status())
                .toList()));
    }

    private static long head(Api admin) {
        return Projections.named(admin, "slot-listing").path("head").asLong();
    }
}
