package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.StandaloneProduct;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * "Flux Inscription et Session" of the conversation service's diagrams, phases 1 to 3, an arrow a test, in the
 * diagram's order on one running product.
 */
@Isolated("it promises a second")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistrationAndSessionFlowTest {
    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Api marie;
    private Api jean;
    private String slot;
    private Instant start;
    private long position;
    private Answer marieJoined;
    private Answer jeanJoined;

    @BeforeAll
    void aSlotIsOffered() {
        product = Product.standalone(directory, Product.FAST);
        marie = product.as("marie");
        jean = product.as("jean");
        start = Instant.now().plusSeconds(10);
        Answer created = product.as("olga", "organizer").post("/timeslots", Slots.single(start)).expect(201);
        slot = created.at("id");
        position = created.position();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    @Order(1)
    void phase1_marie_asks_for_the_slots_in_english_at_B1_and_gets_the_list_of_those_available() {
        JsonNode items = marie.getSince(position, "/timeslots?language=en&level=B1").expect(200).json()
                .path("items");
        assertThat(items).extracting(item -> item.path("id").asText()).containsExactly(slot);
        assertThat(items.get(0).path("spotsLeft").asInt()).isEqualTo(8);
        assertThat(marie.get("/timeslots?language=fr&level=B1").expect(200).json().path("items")).isEmpty();
    }

    @Test
    @Order(2)
    void phase1_marie_registers_and_is_told_registered() {
        Answer answer = marie.post("/timeslots/" + slot + "/register", null).expect(200);
        assertThat(answer.at("status")).isEqualTo("registered");
        position = answer.position();
    }

    @Test
    @Order(3)
    void phase1_the_registration_of_marie_is_stored() {
        JsonNode mine = marie.getSince(position, "/registrations").expect(200).json().path("items");
        assertThat(mine).singleElement().satisfies(registration -> {
            assertThat(registration.path("timeSlotId").asText()).isEqualTo(slot);
            assertThat(registration.path("status").asText()).isEqualTo("registered");
        });
    }

    @Test
    @Order(4)
    void phase1_jean_registers_and_is_told_registered() {
        Answer answer = jean.post("/timeslots/" + slot + "/register", null).expect(200);
        assertThat(answer.at("status")).isEqualTo("registered");
        position = answer.position();
    }

    @Test
    @Order(5)
    void phase1_the_registration_of_jean_is_stored() {
        assertThat(jean.getSince(position, "/registrations").expect(200).json().path("items")).hasSize(1);
        assertThat(jean.getSince(position, "/timeslots/" + slot).expect(200).json().path("registeredCount")
                .asInt())
                .isEqualTo(2);
    }

    @Test
    @Order(6)
    void phase2_before_the_slot_marie_and_jean_are_reminded() {
        List<JsonNode> reminders = await().atMost(Duration.ofSeconds(15))
                .until(() -> product.log().events("timeslot.ReminderDue"), events -> !events.isEmpty());
        assertThat(Instant.now()).isBefore(start);
        assertThat(reminders).singleElement().satisfies(reminder -> assertThat(reminder.path("userIds"))
                .extracting(JsonNode::asText).containsExactlyInAnyOrder("marie", "jean"));
    }

    @Test
    @Order(7)
    void phase3_marie_joins_when_the_slot_has_started_and_is_told_the_session_with_nobody_else_in_it() {
        marieJoined = await().atMost(Duration.ofSeconds(15))
                .until(() -> marie.post("/sessions/join", Slots.join(slot, true)),
                        answer -> answer.status() == 200);
        assertThat(marieJoined.at("sessionId")).isNotBlank();
        assertThat(marieJoined.json().path("participants")).isEmpty();
    }

    @Test
    @Order(8)
    void phase3_the_session_is_created_and_marie_added() {
        JsonNode session = marie.getSince(marieJoined.position(), "/sessions/current").expect(200).json();
        assertThat(session.path("id").asText()).isEqualTo(marieJoined.at("sessionId"));
        assertThat(session.path("timeSlotId").asText()).isEqualTo(slot);
        assertThat(session.path("participants"))
                .extracting(participant -> participant.path("userId").asText())
                .containsExactly("marie");
    }

    @Test
    @Order(9)
    void phase3_jean_joins_the_same_session_and_is_told_that_marie_is_there() {
        jeanJoined = jean.post("/sessions/join", Slots.join(slot, true)).expect(200);
        assertThat(jeanJoined.at("sessionId")).isEqualTo(marieJoined.at("sessionId"));
        assertThat(jeanJoined.json().path("participants")).singleElement().satisfies(participant -> {
            assertThat(participant.path("userId").asText()).isEqualTo("marie");
            assertThat(participant.path("displayName").asText()).isEqualTo("Name of marie");
        });
    }

    @Test
    @Order(10)
    void phase3_jean_is_added_to_the_session_and_others_can_learn_that_he_joined() {
        JsonNode session = marie.getSince(jeanJoined.position(), "/sessions/" + jeanJoined.at("sessionId"))
                .expect(200)
                .json();
        assertThat(session.path("status").asText()).isEqualTo("active");
        assertThat(session.path("participants")).hasSize(2);
        assertThat(product.log().events("session.ParticipantJoined"))
                .extracting(event -> event.path("userId").asText())
                .containsExactly("marie", "jean");
    }

    @Test
    @Order(11)
    void phase3_at_the_end_of_the_slot_the_session_ends_for_both() {
        JsonNode ended = await().atMost(Duration.ofSeconds(20))
                .until(() -> marie.get("/sessions/" + marieJoined.at("sessionId")).expect(200).json(),
                        session -> session.path("status").asText().equals("ended"));
        assertThat(ended.path("endReason").asText()).isEqualTo("time-expired");
        assertThat(Instant.parse(ended.path("endedAt").asText()))
                .isBetween(start.plusSeconds(10), start.plusSeconds(11));
        assertThat(product.log().events("session.Ended")).hasSize(1);
    }
}
