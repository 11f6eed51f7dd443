package io.causerie.recording.finalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartFacts;
import io.causerie.recording.store.PartType;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** For how long parts are waited for. The session lasted from its second 0 to 30, and its files are asked for in second 45. */
@HandlerTest
class SettlingTest {
    private static final FinalizeLimits LIMITS = new FinalizeLimits(1, Duration.ofSeconds(1),
            Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofMinutes(10), Duration.ofSeconds(5),
            Duration.ofSeconds(1), Duration.ofSeconds(1), 3, Duration.ofHours(24), null);

    @Autowired
    private Sessions sessions;
    @Autowired
    private ObjectStore store;
    @Autowired
    private RecordingRows recordings;

    @Test
    void not_for_long_after_all_have_come() {
        var session = over("ali", "bea", "-cleo");
        speech(session, "ali", "t1", 0, 0, 10, 20, 25);
        speech(session, "bea", "t2", 0, 0, 10, 20, 21);

        Instant last = Instant.now();

        assertThat(until(session, 45)).hasValueSatisfying(
                then -> assertThat(then).isCloseTo(last.plusSeconds(20), within(5, ChronoUnit.SECONDS)));
        assertThat(until(session, Duration.between(session.at(0), last).toSeconds() + 26)).isEmpty();
    }

    @Test
    void ten_minutes_from_the_end_if_nothing_comes_of_somebody_who_consented() {
        var session = over("ali", "bea");
        speech(session, "ali", "t1", 0, 0, 10, 20, 25);

        assertThat(until(session, 450)).hasValue(session.at(470));
        assertThat(until(session, 629)).hasValue(session.at(630));
        assertThat(until(session, 631)).isEmpty();
    }

    @Test
    void also_if_nothing_comes_at_all() {
        var session = over("ali");

        assertThat(until(session, 100)).hasValue(session.at(120));
        assertThat(until(session, 631)).isEmpty();
    }

    @Test
    void if_more_is_missing_at_the_end_of_a_grant_than_is_sent_at_a_time() {
        var session = over("ali");
        speech(session, "ali", "t1", 0, 0, 10, 19);

        assertThat(until(session, 450)).as("ends in second 24").isPresent();
        speech(session, "ali", "t1", 3, 20.5);
        assertThat(until(session, 450)).as("ends in second 25.5").isEmpty();
    }

    @Test
    void each_grant_counts() {
        var session = sessions.active(400, "ali").consent(12, "ali", false).consent(20, "ali", true).end(30);
        speech(session, "ali", "t2", 0, 20, 25);

        assertThat(until(session, 450)).isPresent();
        speech(session, "ali", "t1", 0, 0, 5);
        assertThat(until(session, 450)).isEmpty();
    }

    private Sessions.Session over(String... users) {
        return sessions.active(400, users).end(30);
    }

    /** Parts of five seconds each. */
    private void speech(Sessions.Session session, String user, String track, int seq, double... seconds) {
        for (double second : seconds) {
            store.put(Keys.part(session.id(), user, track, seq++), new byte[]{1}, "audio/webm",
                    new PartFacts(Math.round(second * 1000), 5000, PartType.WEBM, "").metadata());
        }
    }

    private Optional<Instant> until(Sessions.Session session, long second) {
        return new Settling(store, LIMITS, Clock.fixed(session.at(second), ZoneOffset.UTC)).until(
                recordings.findNow(session.id()).orElseThrow(),
                Job.requested(session.id(), 1, session.at(45)));
    }
}
