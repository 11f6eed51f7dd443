package io.causerie.recording.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.recording.support.Client;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may know what of a recording, and what it says of consent. */
@HandlerTest
class ReadingTest {
    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Recorder recorder;

    @Test
    void who_consented_hears_it_by_addresses_that_work_without_a_token() throws Exception {
        var session = recorded();

        var answer = new Client(port, "ali").get("/sessions/" + session.id() + "/recording");

        assertThat(answer.json().path("status").asString()).isEqualTo("stored");
        assertThat(answer.json().path("expiresAt").asString()).isNotEmpty();
        assertThat(answer.json().at("/tracks/0/userId").asString()).isEqualTo("ali");
        URI mix = URI.create(answer.json().path("mixUrl").asString());
        assertThat(get(mix).statusCode()).isEqualTo(200);
        assertThat(get(mix, "Range", "bytes=0-3").body()).isEqualTo("OggS");
        assertThat(get(URI.create(mix.toString().replaceFirst("Signature=.", "Signature=x"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void who_did_not_consent_does_not_and_auditors_do() {
        var session = recorded();
        String path = "/sessions/" + session.id() + "/recording";

        assertThat(new Client(port, "cleo").get(path).code()).isEqualTo("forbidden");
        assertThat(new Client(port, "mallory").get(path).code()).isEqualTo("forbidden");
        assertThat(new Client(port, "ines", "moderator").get(path).code()).isEqualTo("forbidden");
        assertThat(new Client(port, "ada", "auditor").get(path).status()).isEqualTo(200);
        assertThat(new Client(port, "ada", "auditor").get("/sessions/none/recording").status())
                .isEqualTo(404);
    }

    @Test
    void before_it_is_stored_its_status_is_told() {
        var session = sessions.active(60, "ali").recordingStarted(0);
        var ali = new Client(port, "ali");
        String path = "/sessions/" + session.id() + "/recording";

        assertThat(ali.get(path).json().path("status").asString()).isEqualTo("recording");
        session.end(10);
        assertThat(ali.get(path).json().path("status").asString()).isEqualTo("processing");
        session.request(1);
        recorder.failed(session);
        assertThat(ali.get(path).json().path("status").asString()).isEqualTo("failed");
        assertThat(ali.get(path).json().path("mixUrl").isNull()).isTrue();
    }

    @Test
    void the_proof_names_the_grants_and_finds_nothing_uncovered() {
        var session = sessions.active(60, "ali").consent(3.3, "ali", false).consent(5, "ali", true);
        recorder.send(port, session, "ali", 0, Media.webm(440, 4));
        recorder.send(port, session, "ali", 5, Media.webm(440, 2));
        session.finish(8);
        recorder.stored(session);

        var proof = new Client(port, "ada", "auditor").get("/recordings/" + session.id() + "/proof").json();

        assertThat(proof.path("uncoveredMs").asLong(-1)).isZero();
        assertThat(proof.path("tracks")).hasSize(2);
        assertThat(proof.at("/tracks/0/captured/0/toMs").asLong()).isBetween(3000L, 3300L);
        assertThat(proof.at("/tracks/0/grants/0/toMs").asLong()).isEqualTo(3300);
        assertThat(proof.at("/tracks/0/grants/0/givenBy").asString()).isNotEmpty();
        assertThat(proof.at("/tracks/0/grants/0/endedBy").asString())
                .isNotEqualTo(proof.at("/tracks/0/grants/0/givenBy").asString());
        assertThat(new Client(port, "ali").get("/recordings/" + session.id() + "/proof").status())
                .isEqualTo(403);
    }

    @Test
    void administrators_see_where_each_recording_is() {
        var session = recorded();
        var admin = new Client(port, "root", "admin");

        var stored = admin.get("/recordings?status=stored&limit=200").json().path("items");

        assertThat(stored).anySatisfy(
                item -> assertThat(item.path("sessionId").asString()).isEqualTo(session.id()));
        var first = admin.get("/recordings?limit=1").json();
        assertThat(first.path("items")).hasSize(1);
        assertThat(admin.get("/recordings?limit=1&cursor=" + first.path("nextCursor").asString()).json()
                .at("/items/0/sessionId")).isNotEqualTo(first.at("/items/0/sessionId"));
        assertThat(admin.get("/recordings?status=lost").status()).isEqualTo(400);
        assertThat(new Client(port, "ali").get("/recordings").status()).isEqualTo(403);
    }

    private Sessions.Session recorded() {
        var session = sessions.active(60, "ali", "-cleo");
        recorder.send(port, session, "ali", 0, Media.webm(440, 2));
        session.finish(5);
        recorder.stored(session);
        return session;
    }

    private static HttpResponse<String> get(URI uri, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        }
    }
}
