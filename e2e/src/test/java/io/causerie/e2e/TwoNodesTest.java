package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Answer;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.Cluster;
import io.causerie.e2e.support.KafkaListener;
import io.causerie.e2e.support.Peer;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two gateways that know each other by Redis, and the command side apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTest {
    private Cluster cluster;

    @BeforeAll
    void start() {
        List<String> arguments = new ArrayList<>(Product.FAST);
        arguments.add("--causerie.gateway.presence.hold=PT8S");
        arguments.add("--causerie.gateway.presence.lease=PT3S");
        cluster = new Cluster(arguments);
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void strangers_on_different_nodes_find_each_other_talk_and_part() {
        try (Peer ali = cluster.connect(0, "ali");
                Peer bea = cluster.connect(1, "bea");
                Peer cleo = cluster.connect(1, "cleo")) {
            ali.say("{'type':'find_partner','language':'en'}").next("waiting_for_partner");
            bea.say("{'type':'find_partner','level':'B2'}");
            JsonNode found = bea.next("partner_found");
            assertThat(found.path("partner").path("userId").asText()).isEqualTo("ali");
            assertThat(found.path("isInitiator").asBoolean()).isTrue();
            JsonNode other = ali.next("partner_found");
            assertThat(other.path("sessionId")).isEqualTo(found.path("sessionId"));
            assertThat(other.path("isInitiator").asBoolean()).isFalse();

            bea.say("{'type':'webrtc_offer','sdp':'v=0'}");
            assertThat(ali.next("webrtc_offer").path("sdp").asText()).isEqualTo("v=0");
            ali.say("{'type':'chat_message','text':'hi'}");
            assertThat(bea.next("chat_message").path("text").asText()).isEqualTo("hi");

            ali.say("{'type':'next_partner'}").next("waiting_for_partner");
            bea.next("partner_left");
            bea.say("{'type':'find_partner'}").next("waiting_for_partner");
            cleo.say("{'type':'find_partner','language':'en'}");
            assertThat(cleo.next("partner_found").path("partner").path("userId").asText()).isEqualTo("ali");
            ali.next("partner_found");
        }
    }

    @Test
    @Order(2)
    void peers_of_one_session_on_different_nodes_go_on_when_one_node_is_killed() {
        String session = sessionOf("marie", "jean", "pierre");
        Peer marie = cluster.connect(0, "marie");
        Peer pierre = cluster.connect(0, "pierre");
        try (Peer jean = cluster.connect(1, "jean")) {
            marie.later("session-state");
            assertThat(marie.later("participant-joined").path("user").path("userId").asText()).isNotBlank();
            JsonNode state = jean.later("session-state");
            assertThat(state.path("sessionId").asText()).isEqualTo(session);
            long epoch = participant(state, "marie").path("pairEpoch").asLong();
            await().untilAsserted(() -> {
                marie.say("{'type':'offer','toUserId':'jean','sdp':'v=0','pairEpoch':%d}".formatted(epoch));
                assertThat(jean.later("offer").path("fromUserId").asText()).isEqualTo("marie");
            });
            jean.say("{'type':'answer','toUserId':'marie','sdp':'v=1'}");
            assertThat(marie.later("answer").path("fromUserId").asText()).isEqualTo("jean");
            jean.unheard();

            cluster.killNode(0);
            try (Peer back = marie.resume(cluster.node(1))) {
                assertThat(back.isResumed()).isTrue();
                JsonNode again = back.next("session-state");
                assertThat(participant(again, "jean").path("pairEpoch").asLong()).isEqualTo(epoch);
                back.say("{'type':'offer','toUserId':'jean','sdp':'v=2'}");
                assertThat(jean.later("offer").path("sdp").asText()).isEqualTo("v=2");

                JsonNode left = jean.later("participant-left");
                assertThat(left.path("userId").asText()).isEqualTo("pierre");
                assertThat(left.path("reason").asText()).isEqualTo("disconnected");
                back.say("{'type':'chat-message','text':'still here'}");
                assertThat(jean.later("chat-message").path("fromUserId").asText()).isEqualTo("marie");
            }
        } finally {
            marie.close();
            pierre.close();
        }
    }

    @Test
    @Order(3)
    void what_the_killed_node_had_not_told_yet_is_told_by_the_other() {
        String slot = cluster.as("olga", "organizer")
                .post("/timeslots", Slots.single(Instant.now().plus(Duration.ofDays(3)))).expect(201)
                .at("id");
        cluster.as("marie").post("/timeslots/" + slot + "/register", null).expect(200);
        try (KafkaListener listener = cluster.listener()) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                listener.poll();
                assertThat(listener.of(slot)).containsExactly("slot.scheduled", "slot.registered");
            });
            assertThat(listener.once("session.opened")).as("two of partners, one of a slot").hasSize(3);
            listener.assertSound();
        }
    }

    private static JsonNode participant(JsonNode state, String userId) {
        for (JsonNode one : state.path("participants")) {
            if (one.path("userId").asText().equals(userId)) {
                return one;
            }
        }
        throw new AssertionError(userId + " is not in " + state);
    }

    /** They are in the session of a slot that has started; returns its id. */
    private String sessionOf(String... userIds) {
        String slot = cluster.as("olga", "organizer")
                .post("/timeslots", Slots.of(Instant.now().plusSeconds(12), 180, 8)).expect(201).at("id");
        for (String userId : userIds) {
            cluster.as(userId).post("/timeslots/" + slot + "/register", null).expect(200);
        }
        String session = "";
        for (String userId : userIds) {
            session = joinWhenOpen(cluster.as(userId), slot).at("sessionId");
        }
        return session;
    }

    private static Answer joinWhenOpen(Api user, String slot) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> user.post("/sessions/join", Slots.join(slot, false)),
                        answer -> answer.status() == 200);
    }
}
