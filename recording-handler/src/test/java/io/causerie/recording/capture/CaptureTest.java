package io.causerie.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.Rejection;
import io.causerie.recording.consent.Span;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartType;
import io.causerie.recording.store.Sha256;
import io.causerie.recording.store.StoredObject;
import io.causerie.recording.support.Client;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.S3Server;
import io.causerie.recording.support.Sessions;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** What is taken, what is refused, and that nothing is left of what was refused. */
@HandlerTest
class CaptureTest {
    private static final byte[] WEBM = Arrays.copyOf(new byte[]{0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, 1, 2},
            500);
    private final String track = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private ObjectStore store;
    @Autowired
    private S3Server s3;
    @Autowired
    private MongoOperations mongo;
    @Autowired
    private CaptureLimits limits;

    @Test
    void a_part_of_somebody_who_consents_is_stored_with_what_is_known_of_it() {
        var session = sessions.active(60, "ali", "bea");

        assertThat(as("ali").part(session.id(), track, 0, 1000, 5000, WEBM).status()).isEqualTo(204);

        String key = Keys.part(session.id(), "ali", track, 0);
        assertThat(store.list(Keys.parts(session.id()))).extracting(StoredObject::key).containsExactly(key);
        assertThat(store.head(key)).hasValueSatisfying(
                part -> assertThat(part.metadata()).isEqualTo(Map.of("start-ms", "1000", "duration-ms",
                        "5000", "media-type", "audio/webm", "sha256", Sha256.of(WEBM))));
    }

    @Test
    void the_same_part_again_is_stored_once_and_as_it_was_first() {
        var session = sessions.active(60, "ali");
        byte[] other = WEBM.clone();
        other[100] = 7;
        as("ali").part(session.id(), track, 0, 0, 5000, WEBM);

        assertThat(as("ali").part(session.id(), track, 0, 0, 5000, other).status()).isEqualTo(204);

        assertThat(store.list(Keys.parts(session.id()))).hasSize(1);
        assertThat(store.head(Keys.part(session.id(), "ali", track, 0)).orElseThrow().metadata())
                .containsEntry("sha256", Sha256.of(WEBM));
    }

    @Test
    void without_consent_nothing_is_stored() {
        var session = sessions.active(60, "ali", "-cleo");

        var answer = as("cleo").part(session.id(), track, 0, 1000, 5000, WEBM);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("consent-required");
        assertThat(store.list(Keys.parts(session.id()))).isEmpty();
    }

    @Test
    void when_it_was_spoken_counts_and_not_when_it_comes() {
        var session = sessions.active(60, "ali", "bea").consent(20, "ali", false);

        assertThat(as("ali").part(session.id(), track, 0, 10_000, 5000, WEBM).status()).isEqualTo(204);
        assertThat(as("ali").part(session.id(), track, 1, 19_000, 5000, WEBM).status())
                .as("straddles the withdrawal").isEqualTo(204);
        assertThat(as("ali").part(session.id(), track, 2, 20_000, 5000, WEBM).code())
                .isEqualTo("consent-required");
        session.consent(40, "ali", true);
        assertThat(as("ali").part(session.id(), track, 3, 30_000, 5000, WEBM).code())
                .isEqualTo("consent-required");
        assertThat(as("ali").part(session.id(), track, 4, 41_000, 5000, WEBM).status()).isEqualTo(204);
        assertThat(store.list(Keys.parts(session.id()))).hasSize(3);
    }

    @Test
    void a_grant_that_was_given_just_now_is_seen() {
        var session = sessions.active(60, "ali", "-bea");
        for (int seq = 0; seq < 20; seq++) {
            session.consent(30 + seq, "bea", true);
            assertThat(as("bea").part(session.id(), track, 2 * seq, (30 + seq) * 1000L, 500, WEBM).status())
                    .isEqualTo(204);
            session.consent(30.6 + seq, "bea", false);
            assertThat(as("bea")
                    .part(session.id(), track, 2 * seq + 1, (30 + seq) * 1000L + 600, 300, WEBM).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void after_leaving_and_before_activation_there_is_no_grant() {
        var session = sessions.active(60, "ali", "bea").leave(10, "ali");

        assertThat(as("ali").part(session.id(), track, 0, 11_000, 1000, WEBM).code())
                .isEqualTo("consent-required");
        session.join(20, "ali", true);
        assertThat(as("ali").part(session.id(), track, 1, 21_000, 1000, WEBM).status()).isEqualTo(204);
        session.end(30);
        assertThat(as("ali").part(session.id(), track, 2, 31_000, 1000, WEBM).code())
                .isEqualTo("consent-required");
        assertThat(as("ali").part(session.id(), track, 3, 29_000, 1000, WEBM).status())
                .as("spoken before the end, sent after it").isEqualTo(204);
    }

    @Test
    void who_was_not_there_is_refused_and_a_session_that_is_none_is_not_found() {
        var session = sessions.active(60, "ali");

        assertThat(as("mallory").part(session.id(), track, 0, 0, 1000, WEBM).code()).isEqualTo("forbidden");
        assertThat(as("ali").part("no-session", track, 0, 0, 1000, WEBM).status()).isEqualTo(404);
    }

    @Test
    void a_track_belongs_to_its_first_user() {
        var session = sessions.active(60, "ali", "bea");
        as("ali").part(session.id(), track, 0, 0, 1000, WEBM);

        assertThat(as("bea").part(session.id(), track, 1, 0, 1000, WEBM).code()).isEqualTo("forbidden");
        assertThat(store.list(Keys.parts(session.id(), "bea"))).isEmpty();
    }

    @Test
    void tracks_and_bytes_have_a_limit_each() {
        var session = sessions.active(60, "ali", "bea");
        for (int i = 0; i < 3; i++) {
            assertThat(as("ali").part(session.id(), UUID.randomUUID().toString(), 0, 0, 1000, WEBM).status())
                    .isEqualTo(204);
        }
        assertThat(as("ali").part(session.id(), UUID.randomUUID().toString(), 0, 0, 1000, WEBM).code())
                .isEqualTo("conflict");

        byte[] large = Arrays.copyOf(WEBM, 900_000);
        assertThat(as("bea").part(session.id(), track, 0, 0, 1000, large).status()).isEqualTo(204);
        assertThat(as("bea").part(session.id(), track, 1, 0, 1000, large).status()).isEqualTo(204);
        assertThat(as("bea").part(session.id(), track, 2, 0, 1000, large).code()).isEqualTo("conflict");
    }

    @Test
    void parts_have_a_limit_by_the_session_s_length() {
        var few = new CaptureLimits(limits.maxPart(), limits.maxPartDuration(), 20_000, 2, 60,
                limits.maxSize(), 10, 64, 4, limits.skew());
        var books = new TrackBooks(mongo, few, Clock.systemUTC());
        String session = UUID.randomUUID().toString();
        for (int seq = 0; seq < 4; seq++) {
            books.open(part(session, seq), 70_000);
            books.add(part(session, seq), 1);
        }

        assertThatThrownBy(() -> books.open(part(session, 4), 119_999)).isInstanceOf(Rejection.class);
        books.open(part(session, 4), 120_000);
    }

    private Part part(String session, int seq) {
        return new Part(session, "ali", track, seq, new Span(0, 1000), PartType.WEBM);
    }

    @Test
    void a_part_may_have_a_mebibyte_and_no_more() {
        var session = sessions.active(60, "ali");

        assertThat(as("ali").part(session.id(), track, 0, 0, 1000, Arrays.copyOf(WEBM, 1024 * 1024)).status())
                .isEqualTo(204);
        var tooLarge = as("ali").part(session.id(), track, 1, 0, 1000,
                Arrays.copyOf(WEBM, 1024 * 1024 + 1));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.code()).isEqualTo("invalid-request");
        assertThat(store.list(Keys.parts(session.id()))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"not-a-uuid|0|0|1000|audio/webm|trackId",
            "|-1|0|1000|audio/webm|seq", "|20000|0|1000|audio/webm|seq", "|x|0|1000|audio/webm|seq",
            "|0|0|10001|audio/webm|X-Duration-Ms", "|0|0|0|audio/webm|X-Duration-Ms",
            "|0|0|-5|audio/webm|X-Duration-Ms", "|0|0|soon|audio/webm|X-Duration-Ms",
            "|0|75000|1000|audio/webm|X-Start-Offset-Ms", "|0|-10001|1000|audio/webm|X-Start-Offset-Ms",
            "|0|99999999999999|1000|audio/webm|X-Start-Offset-Ms",
            "|0|-9223372036854775808|1000|audio/webm|X-Start-Offset-Ms",
            "|0|0|1000|video/webm|Content-Type", "|0|0|1000|audio/webm;codecs=vorbis|Content-Type",
            "|0|0|1000|text/plain|Content-Type", "|0|0|1000|audio/ogg|body", "|0|0|1000|audio/mp4|body"})
    void what_is_no_part_is_refused_by_field(String trackId, String seq, String start, String duration,
            String type, String field) {
        var session = sessions.active(60, "ali");

        var answer = as("ali").part(session.id(), trackId == null ? track : trackId, seq, start, duration,
                type, WEBM);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo(field);
        assertThat(store.list(Keys.parts(session.id()))).isEmpty();
    }

    @Test
    void an_empty_part_is_refused() {
        var session = sessions.active(60, "ali");

        assertThat(as("ali").part(session.id(), track, 0, 0, 1000, new byte[0]).status()).isEqualTo(400);
    }

    @Test
    void while_the_store_is_away_parts_are_to_come_again() {
        var session = sessions.active(60, "ali");
        s3.goAway();

        var answer = as("ali").part(session.id(), track, 0, 0, 1000, WEBM);
        s3.comeBack();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(as("ali").part(session.id(), track, 0, 0, 1000, WEBM).status()).isEqualTo(204);
    }

    @Test
    void the_session_s_time_is_told_to_who_was_in_it() {
        var session = sessions.active(60, "ali");

        var answer = as("ali").get("/sessions/" + session.id() + "/recording/clock");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("offsetMs").asLong()).isBetween(60_000L, 120_000L);
        assertThat(session.at(answer.json().path("offsetMs").asLong() / 1000.0))
                .isEqualTo(answer.json().path("now").asString());
        assertThat(as("mallory").get("/sessions/" + session.id() + "/recording/clock").status())
                .isEqualTo(403);
    }

    private Client as(String user) {
        return new Client(port, user);
    }
}
