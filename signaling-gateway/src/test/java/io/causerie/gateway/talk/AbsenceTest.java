package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Who joins a session over REST and never opens a socket is no ghost. */
@GatewayTest
@TestPropertySource(properties = {"causerie.gateway.presence.arrival-window=PT1.5S",
        "causerie.gateway.presence.hold=PT10S"})
class AbsenceTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    private static JsonNode left(Peer peer) {
        return peer.later("participant-left");
    }

    @Test
    void who_joins_and_never_comes_has_left_and_who_comes_in_time_stays() {
        commandSide.open("absent", "absent-a", "absent-b", "absent-c");
        try (Peer a = Peer.hello(port, "absent-a")) {
            commandSide.join("absent", "absent-a", "absent-b");
            assertThat(left(a).path("userId").asString()).isEqualTo("absent-b");
            commandSide.join("absent", "absent-c");
            JsonNode left = left(a);
            assertThat(left.path("userId").asString()).isEqualTo("absent-c");
            assertThat(left.path("reason").asString()).isEqualTo("disconnected");
            assertThat(commandSide.left()).filteredOn(one -> one.contains("absent-"))
                    .containsExactly("absent-b DISCONNECTED absent", "absent-c DISCONNECTED absent");
            a.say("{'type':'chat-message','text':'still here','id':'1'}");
            a.later("ack");
        }
    }

    @Test
    void a_connection_that_comes_in_time_and_is_lost_is_held_as_ever() {
        commandSide.open("came", "came-a", "came-b", "came-c");
        commandSide.join("came", "came-a", "came-b", "came-c");
        Peer b = Peer.hello(port, "came-b");
        try (Peer a = Peer.hello(port, "came-a")) {
            b.loseNetwork();
            assertThat(left(a).path("userId").asString()).isEqualTo("came-c");
            try (Peer back = b.resume(port)) {
                assertThat(left(back).path("userId").asString()).isEqualTo("came-c");
            }
        }
    }

    @Test
    void who_is_in_another_session_before_the_time_is_up_is_left_for_there_and_once() {
        commandSide.open("again", "again-a", "again-b");
        commandSide.open("later", "again-b");
        commandSide.join("again", "again-a", "again-b");
        try (Peer a = Peer.hello(port, "again-a")) {
            commandSide.remove("again", "again-b");
            assertThat(left(a).path("reason").asString()).isEqualTo("removed");
            commandSide.join("later", "again-b");
            await().until(() -> commandSide.left().stream().anyMatch(one -> one.startsWith("again-b")));
            assertThat(commandSide.left()).filteredOn(one -> one.startsWith("again-b"))
                    .isEqualTo(List.of("again-b DISCONNECTED later"));
        }
    }
}
