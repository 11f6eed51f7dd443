package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.identity.UserId;
import io.causerie.api.session.LeaveReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.gateway.connection.Connections;
import io.causerie.rest.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What those hear of their session who come back to find it changed. */
@GatewayTest
class ComingBackTest {
    @LocalServerPort
    protected int port;

    @Autowired
    protected CommandSide commandSide;

    @Autowired
    private Connections connections;

    protected final String session = "back-" + UUID.randomUUID();
    protected Peer marie;
    protected Peer jean;

    @BeforeEach
    void marie_is_in_the_session_and_jean_is_not() {
        commandSide.open(session, session + "-marie", session + "-jean");
        commandSide.join(session, session + "-marie");
        marie = Peer.hello(port, session + "-marie");
        marie.later("session-state");
        jean = Peer.hello(port, session + "-jean");
    }

    @AfterEach
    void done() {
        marie.close();
        jean.close();
    }

    private void loseJean() {
        jean.loseNetwork();
        await().until(() -> !connections.of(jean.userId()).orElseThrow().isConnected());
    }

    protected void assertArrived(Peer back) {
        assertThat(back.next("session-state").path("sessionId").asString()).isEqualTo(session);
        JsonNode joined = marie.later("participant-joined");
        assertThat(joined.path("user").path("userId").asString()).isEqualTo(jean.userId());
        marie.say("{'type':'offer','toUserId':'%s','sdp':'v=0'}", jean.userId());
        back.next("offer");
    }

    @Test
    void who_joins_while_their_connection_is_held_arrives_when_it_goes_on() {
        loseJean();
        commandSide.join(session, jean.userId());
        try (Peer back = jean.resume(port)) {
            assertArrived(back);
        }
    }

    @Test
    void who_joins_while_their_connection_is_held_arrives_when_it_goes_on_without_what_was_missed() {
        loseJean();
        commandSide.join(session, jean.userId());
        try (Peer back = jean.resume(port, "")) {
            assertArrived(back);
        }
    }

    @Test
    void connected_says_in_which_session_the_user_is() {
        commandSide.join(session, jean.userId());
        jean.later("session-state");
        try (Peer back = Peer.silent(port, jean.userId())) {
            back.say("{'type':'hello','token':'%s'}", TestTokens.token(jean.userId()));
            assertThat(back.greeted().path("sessionId").asString()).isEqualTo(session);
        }
    }

    @Test
    void who_comes_back_too_late_is_told_that_they_are_in_no_session() {
        commandSide.join(session, jean.userId());
        jean.later("session-state");
        jean.loseNetwork();
        marie.later("participant-left");
        try (Peer late = Peer.silent(port, jean.userId())) {
            late.say("{'type':'hello','token':'%s','resumeToken':'%s','received':1}",
                    TestTokens.token(jean.userId()), jean.resumeToken());
            JsonNode connected = late.greeted();
            assertThat(connected.path("resumed").asBoolean()).isFalse();
            assertThat(connected.has("sessionId")).isTrue();
            assertThat(connected.path("sessionId").isNull()).isTrue();
        }
    }

    @Test
    void who_goes_on_after_the_session_has_ended_is_told_that_they_are_in_none() {
        commandSide.join(session, jean.userId());
        jean.later("session-state");
        loseJean();
        commandSide.end(session, "time-expired");
        marie.later("session-ended");
        try (Peer back = Peer.silent(port, jean.userId())) {
            back.say("{'type':'hello','token':'%s','resumeToken':'%s'}", TestTokens.token(jean.userId()),
                    jean.resumeToken());
            JsonNode connected = back.greeted();
            assertThat(connected.path("resumed").asBoolean()).isTrue();
            assertThat(connected.has("sessionId")).isTrue();
            assertThat(connected.path("sessionId").isNull()).isTrue();
        }
    }

    @Test
    void who_is_left_for_just_as_they_come_back_is_told_so() {
        commandSide.join(session, jean.userId());
        jean.later("session-state");
        commandSide.handle(
                new SessionCommand.Leave(new UserId(jean.userId()), LeaveReason.DISCONNECTED, null));
        assertThat(jean.later("participant-left").toString()).isEqualTo(
                "{\"type\":\"participant-left\",\"userId\":\"%s\",\"reason\":\"disconnected\"}"
                        .formatted(jean.userId()));
    }
}
