package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.SplitProduct;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/** Command side and query side as two JVMs that know each other only by the log. */
@Isolated("it promises a time")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SidesApartTest {
    private static final int REGISTRATIONS = 101;

    private SplitProduct product;

    @BeforeAll
    void start() {
        product = Product.split(Product.FAST);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    @Order(1)
    void a_registration_shows_up_in_the_other_process_within_100_ms_at_the_median() {
        Api reader = product.as("reader");
        long[] nanos = new long[REGISTRATIONS];
        String slot = "";
        for (int i = -20; i < REGISTRATIONS; i++) {
            if (Math.floorMod(i, 8) == 0 || slot.isEmpty()) {
                slot = offerSlot(Duration.ofDays(1).plusHours(i));
            }
            long took = untilListed(product.as("person-" + i), reader, slot);
            if (i >= 0) {
                nanos[i] = took;
            }
        }
        Arrays.sort(nanos);
        System.Logger logger = System.getLogger(SidesApartTest.class.getName());
        logger.log(System.Logger.Level.INFO,
                "registration listed in the other process: median {0} ms, p90 {1} ms",
                nanos[REGISTRATIONS / 2] / 1e6, nanos[REGISTRATIONS * 9 / 10] / 1e6);
        assertThat(nanos[REGISTRATIONS / 2]).isLessThan(Duration.ofMillis(100).toNanos());
    }

    /** From the answer to the registration until a read of the other process has it. */
    private long untilListed(Api person, Api reader, String slot) {
        Answer registered = person.post("/timeslots/" + slot + "/register", null).expect(200);
        long answered = System.nanoTime();
        reader.getSince(registered.position(), "/timeslots/" + slot).expect(200);
        return System.nanoTime() - answered;
    }

    @Test
    @Order(2)
    void the_command_side_killed_and_started_again_keeps_its_deadlines() {
        String slot = offerSlot(Duration.ofSeconds(6));
        Api early = product.as("early");
        early.post("/timeslots/" + slot + "/register", null).expect(200);
        product.killAndRestart();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(early.get("/timeslots/" + slot).expect(200).at("status"))
                        .isEqualTo("completed"));
    }

    @Test
    @Order(3)
    void with_the_store_away_writes_and_reads_answer_503_and_nothing_is_pretended() {
        String slot = offerSlot(Duration.ofDays(20));
        product.loseMongo();
        for (Answer answer : List.of(product.as("late").post("/timeslots/" + slot + "/register", null),
                product.as("late").get("/timeslots"))) {
            answer.expectProblem(503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private String offerSlot(Duration in) {
        return product.as("olga", "organizer").post("/timeslots", Slots.single(Instant.now().plus(in)))
                .expect(201)
                .at("id");
    }
}
