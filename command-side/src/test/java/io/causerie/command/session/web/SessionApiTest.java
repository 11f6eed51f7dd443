package io.causerie.command.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.SessionId;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = SessionWebApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "server.address=127.0.0.1", "causerie.sessions.recording-settle=PT0S",
        "causerie.sessions.signaling-url=wss://example.org/ws",
        "causerie.ice.stun-urls=stun:stun.example.org:3478", "causerie.ice.turn-urls=turn:turn.example.org",
        "causerie.ice.turn-secret=s3cret", "axon.serializer.general=jackson"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SessionApiTest {
    private static final AtomicInteger SLOTS = new AtomicInteger();

    private final String slot = "slot-" + SLOTS.incrementAndGet();
    private final Client marie;
    private final Client jean;
    private final Client moderator;
    private final Client admin;
    private final Client nobody;
    private final CommandGateway commands;

    SessionApiTest(@LocalServerPort int port, CommandGateway commands) {
        this.commands = commands;
        admin = Client.of(port, "ada", "admin");
        marie = Client.of(port, "marie");
        jean = Client.of(port, "jean");
        moderator = Client.of(port, "momo", "moderator");
        nobody = new Client(port, "Bearer nonsense");
        // The context is shared by these tests, and nobody may be in two sessions.
        marie.call("POST", "/sessions/current/leave", "");
        jean.call("POST", "/sessions/current/leave", "");
    }

    @Test
    void joining_tells_all_that_is_needed_to_meet_the_others() {
        marie.join(slot);
        var answer = jean.join(slot);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("X-Position")).hasValue("7");
        JsonNode joined = answer.json();
        assertThat(joined.propertyNames()).containsExactlyInAnyOrder("sessionId", "status", "participants",
                "endsAt", "signalingUrl", "iceServers");
        assertThat(joined.path("status").asString()).isEqualTo("active");
        assertThat(joined.path("endsAt").asString()).isEqualTo("2026-11-22T10:30:00Z");
        assertThat(joined.path("signalingUrl").asString()).isEqualTo("wss://example.org/ws");
        assertThat(joined.path("iceServers")).hasSize(2);
    }

    @Test
    void the_others_come_with_all_their_fields() {
        marie.join(slot);
        JsonNode others = jean.join(slot).json().path("participants");

        assertThat(others).hasSize(1);
        JsonNode other = others.get(0);
        assertThat(other.propertyNames()).containsExactlyInAnyOrder("id", "userId", "displayName", "status",
                "cameraEnabled", "micEnabled", "recordingConsent", "joinedAt", "leftAt");
        assertThat(other.path("userId").asString()).isEqualTo("marie");
        assertThat(other.path("displayName").asString()).isEqualTo("Marie");
        assertThat(other.path("status").asString()).isEqualTo("connected");
        assertThat(other.path("recordingConsent").asBoolean()).isTrue();
        assertThat(other.path("leftAt").isNull()).isTrue();
    }

    @Test
    void joining_again_is_answered_as_before() {
        JsonNode first = marie.join(slot).json();
        var again = marie.join(slot);

        assertThat(first.path("status").asString()).isEqualTo("waiting");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{}", "{\"timeSlotId\":\"slot-1\"}",
            "{\"timeSlotId\":\"slot-1\",\"recordingConsent\":null}",
            "{\"timeSlotId\":\"slot-1\",\"recordingConsent\":\"yes\"}",
            "{\"timeSlotId\":\"slot-1\",\"recordingConsent\":1}",
            "{\"timeSlotId\":\"\",\"recordingConsent\":true}",
            "{\"timeSlotId\":null,\"recordingConsent\":true}", "{\"recordingConsent\":true}",
            "{\"timeSlotId\":\"slot-1\",\"recordingConsent\":true,\"userId\":\"jean\"}", "[]", "{"})
    void a_join_that_is_not_complete_is_refused(String body) {
        assertThat(marie.call("POST", "/sessions/join", body).problem()).isEqualTo("400 invalid-request");
    }

    @Test
    void the_field_at_fault_is_named() {
        JsonNode problem = marie.call("POST", "/sessions/join", "{\"timeSlotId\":\"slot-1\"}").json();

        assertThat(problem.path("violations").get(0).path("field").asString()).isEqualTo("recordingConsent");
    }

    @Test
    void refusals_have_their_status() {
        var stranger = Client.of(marie.port(), "stranger");

        assertThat(marie.join("none").problem()).isEqualTo("404 not-found");
        assertThat(stranger.join(slot).problem()).isEqualTo("403 not-registered");
        assertThat(stranger.call("POST", "/sessions/current/leave", "").problem())
                .isEqualTo("409 no-current-session");
        marie.join(slot);
        assertThat(marie.join(slot + "-other").problem()).isEqualTo("409 already-in-another-session");
    }

    @Test
    void leaving_twice_is_answered_alike() {
        marie.join(slot);

        assertThat(marie.call("POST", "/sessions/current/leave", "").status()).isEqualTo(204);
        assertThat(marie.call("POST", "/sessions/current/leave", "").status()).isEqualTo(204);
        assertThat(marie.call("PATCH", "/sessions/current/media", "{\"micEnabled\":true}").problem())
                .isEqualTo("409 no-current-session");
    }

    @Test
    void switching_media_tells_what_is_on() {
        marie.join(slot);
        JsonNode media = marie.call("PATCH", "/sessions/current/media", "{\"cameraEnabled\":false}").json();

        assertThat(media.path("cameraEnabled").asBoolean()).isFalse();
        assertThat(media.path("micEnabled").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{}", "{\"cameraEnabled\":null}",
            "{\"cameraEnabled\":\"off\"}", "{\"micEnabled\":0}", "{\"screen\":true}", "null"})
    void a_switch_of_nothing_is_refused(String body) {
        marie.join(slot);

        assertThat(marie.call("PATCH", "/sessions/current/media", body).problem())
                .isEqualTo("400 invalid-request");
    }

    @Test
    void withdrawing_consent_is_acknowledged() {
        marie.join(slot);
        var answer = marie.call("PUT", "/sessions/current/consent", "{\"recordingConsent\":false}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("recordingConsent").asBoolean(true)).isFalse();
        assertThat(marie.call("PUT", "/sessions/current/consent", "{}").problem())
                .isEqualTo("400 invalid-request");
    }

    @Test
    void only_a_moderator_removes_and_ends() {
        String session = "/sessions/" + marie.join(slot).json().path("sessionId").asString();

        assertThat(jean.call("POST", session + "/end", "").problem()).isEqualTo("403 forbidden");
        assertThat(jean.call("DELETE", session + "/participants/marie", "").problem())
                .isEqualTo("403 forbidden");
        assertThat(moderator.call("DELETE", session + "/participants/jean", "").problem())
                .isEqualTo("404 not-found");
        assertThat(moderator.call("DELETE", session + "/participants/marie", "").status()).isEqualTo(204);
        assertThat(marie.join(slot).problem()).isEqualTo("403 forbidden");
        assertThat(moderator.call("POST", session + "/end", "").status()).isEqualTo(204);
        assertThat(moderator.call("POST", session + "/end", "").status()).isEqualTo(204);
        assertThat(jean.join(slot).problem()).isEqualTo("409 session-ended");
        assertThat(moderator.call("POST", "/sessions/none/end", "").problem()).isEqualTo("404 not-found");
    }

    @Test
    void only_an_admin_has_a_recording_made_again_and_only_after_it_has_failed() {
        String session = marie.join(slot).json().path("sessionId").asString();
        jean.join(slot);
        String retry = "/recordings/" + session + "/retry";
        moderator.call("POST", "/sessions/" + session + "/end", "");

        assertThat(moderator.call("POST", retry, "").problem()).isEqualTo("403 forbidden");
        assertThat(admin.call("POST", retry, "").problem()).isEqualTo("409 conflict");
        failed(session);
        assertThat(admin.call("POST", retry, "").status()).isEqualTo(204);
        assertThat(admin.call("POST", retry, "").problem()).isEqualTo("409 conflict");
        assertThat(admin.call("POST", "/recordings/none/retry", "").problem()).isEqualTo("404 not-found");
    }

    private void failed(String session) {
        SessionId id = new SessionId(session);
        commands.sendAndWait(new RecordingCommand.RequestRecording(id));
        commands.sendAndWait(new RecordingCommand.FailRecording(id, 1, RecordingFault.NO_AUDIO));
    }

    @Test
    void ice_servers_come_with_credentials_for_whoever_asks() {
        Client.Answer answer = marie.call("GET", "/ice-servers", "");

        assertThat(answer.response().headers().firstValue("X-Position")).hasValue("7");
        JsonNode servers = answer.json();
        assertThat(servers.path("expiresAt").asString()).isEqualTo("2026-11-22T14:00:00Z");
        assertThat(servers.path("iceServers").get(0).propertyNames()).containsExactly("urls");
        assertThat(servers.path("iceServers").get(1).path("username").asString()).endsWith(":marie");
        assertThat(servers.path("iceServers").get(1).path("credential").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"POST,/sessions/join", "POST,/sessions/current/leave", "PATCH,/sessions/current/media",
            "PUT,/sessions/current/consent", "POST,/sessions/x/end", "POST,/recordings/x/retry",
            "DELETE,/sessions/x/participants/y",
            "GET,/ice-servers"})
    void nothing_is_open_to_those_without_a_token(String method, String path) {
        assertThat(nobody.call(method, path, "").problem()).isEqualTo("401 unauthenticated");
    }
}
