package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.Concurrently;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 200 people press "register" at once for 8 places, for 50 slots, on both commit stores. */
class ConcurrentRegistrationsTest {
    private static final int SLOTS = 50;
    private static final int PEOPLE = 200;
    private static final int PLACES = 8;
    private static final int WAITLIST = 50;

    @Test
    void never_more_than_eight_get_a_place_on_the_embedded_log(@TempDir Path directory) {
        try (Product product = Product.standalone(directory, List.of())) {
            everybodyRegistersForEverySlot(product);
        }
    }

    @Test
    void never_more_than_eight_get_a_place_on_the_mongo_log_with_the_sides_apart() {
        try (Product product = Product.split(List.of())) {
            everybodyRegistersForEverySlot(product);
        }
    }

    private void everybodyRegistersForEverySlot(Product product) {
        List<Api> people = IntStream.range(0, PEOPLE).mapToObj(i -> product.as("person-" + i)).toList();
        Instant first = Instant.now().plus(Duration.ofDays(1));
        for (int i = 0; i < SLOTS; i++) {
            Answer slot = product.as("olga", "organizer")
                    .post("/timeslots", Slots.single(first.plus(Duration.ofHours(i)))).expect(201);
            everybodyRegisters(people, slot.at("id"));
        }
    }

    private void everybodyRegisters(List<Api> people, String slot) {
        List<Answer> answers = Concurrently.call(people.stream()
                .<Callable<Answer>>map(person -> () -> person.post("/timeslots/" + slot + "/register", null))
                .toList());
        List<Answer> accepted = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(answers).filteredOn(answer -> answer.status() != 200).hasSize(PEOPLE - PLACES - WAITLIST)
                .allSatisfy(answer -> answer.expectProblem(409, "slot-full"));
        assertThat(accepted).filteredOn(answer -> answer.at("status").equals("registered")).hasSize(PLACES);
        Set<Integer> waitlistPositions = new HashSet<>();
        accepted.stream().filter(answer -> answer.at("status").equals("waitlisted"))
                .forEach(answer -> waitlistPositions.add(answer.json().path("waitlistPosition").asInt()));
        assertThat(waitlistPositions).hasSize(WAITLIST);
        listingAgrees(people, slot, accepted);
    }

    /** The listing counts what people were told, and each of them finds their own place. */
    private void listingAgrees(List<Api> people, String slot, List<Answer> accepted) {
        long position = accepted.stream().mapToLong(Answer::position).max().orElseThrow();
        JsonNode row = people.get(0).getSince(position, "/timeslots/" + slot).expect(200).json();
        assertThat(row.path("registeredCount").asInt()).isEqualTo(PLACES);
        assertThat(row.path("spotsLeft").asInt()).isZero();
        assertThat(row.path("waitlistedCount").asInt()).isEqualTo(WAITLIST);
        assertThat(row.path("status").asText()).isEqualTo("full");
    }
}
