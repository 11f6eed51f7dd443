package io.causerie.query.sessionview;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.joined;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class SessionAccessTest {
    private final String session = newId();
    private final String marie = "marie-" + session;
    private final String jean = "jean-" + session;

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;
    private long position;

    @BeforeEach
    void marie_is_in_and_jean_is_expected() {
        position = log.append(opened(session, "slot", marie, jean), joined(session, marie, 1));
    }

    @Test
    void a_session_reads_as_the_contract_says() {
        JsonNode json = Client.as(port, marie).getSince(position, "/sessions/" + session).json();

        assertThat(json.propertyNames()).containsExactlyInAnyOrder("id", "timeSlotId", "kind",
                "targetLanguageCode",
                "level", "status", "endReason", "startedAt", "endedAt", "endsAt", "recordingEnabled",
                "recordingUrl",
                "createdAt", "participants");
        assertThat(json.path("participants").path(0).propertyNames()).containsExactlyInAnyOrder("id",
                "userId",
                "displayName", "status", "cameraEnabled", "micEnabled", "recordingConsent", "joinedAt",
                "leftAt");
    }

    @Test
    void who_is_in_it_or_expected_may_see_it() {
        assertThat(Client.as(port, marie).getSince(position, "/sessions/" + session).status()).isEqualTo(200);
        assertThat(Client.as(port, jean).getSince(position, "/sessions/" + session).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderator", "auditor", "admin"})
    void who_oversees_may_see_it(String role) {
        assertThat(Client.as(port, "olaf", role).getSince(position, "/sessions/" + session).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"learner", "organizer", "analyst"})
    void others_may_not(String role) {
        assertThat(Client.as(port, "eve", role).getSince(position, "/sessions/" + session).problem())
                .isEqualTo("403 forbidden");
    }

    @Test
    void an_unknown_session_is_not_found() {
        assertThat(Client.as(port, marie).get("/sessions/none").problem()).isEqualTo("404 not-found");
    }

    @Test
    void the_current_session_is_ones_own_and_a_refusal_without() {
        assertThat(
                Client.as(port, marie).getSince(position, "/sessions/current").json().path("id").asString())
                .isEqualTo(session);
        assertThat(Client.as(port, jean).getSince(position, "/sessions/current").problem())
                .isEqualTo("409 no-current-session");
    }

    @Test
    void mine_are_those_i_may_be_in_the_newest_first() {
        String newer = newId();
        long now = log.append(opened(newer, "slot2", NOW.plusSeconds(60), marie));

        JsonNode items = Client.as(port, marie).getSince(now, "/sessions?mine=true").json().path("items");

        assertThat(items).extracting(item -> item.path("id").asString()).containsExactly(newer, session);
        assertThat(Client.as(port, "eve").getSince(now, "/sessions?mine=true").json().path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sessions", "/sessions?mine=false", "/sessions?mine=yes"})
    void there_is_no_list_of_everybodys(String path) {
        Client.Answer answer = Client.as(port, "olaf", "admin").get(path);

        assertThat(answer.problem()).isEqualTo("400 invalid-request");
        assertThat(answer.violation()).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timeslots", "/timeslots/x", "/registrations", "/sessions/current",
            "/sessions/x",
            "/sessions?mine=true", "/admin/projections"})
    void without_a_token_nothing_is_told(String path) {
        Client.Answer answer = Client.anonymous(port).get(path);

        assertThat(answer.problem()).isEqualTo("401 unauthenticated");
        assertThat(answer.header("X-Position")).isEqualTo("none");
    }
}
