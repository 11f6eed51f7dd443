package io.causerie.recording.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.causerie.api.session.SessionEvent;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.support.HandlerTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Who works on which erasure, and for how long. */
@HandlerTest
class ErasuresTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Autowired
    private MongoClient client;

    private MongoTemplate mongo;

    @BeforeEach
    void empty() {
        mongo = new MongoTemplate(client, "erasures");
        mongo.remove(Erasure.class).all();
    }

    @Test
    void one_node_works_on_a_session_while_it_renews_its_lease() {
        ask(NOW, "s1");

        Erasure mine = at(0).claim(LEASE).orElseThrow();

        assertThat(at(29).claim(LEASE)).isEmpty();
        assertThat(at(29).renew(mine, LEASE)).isTrue();
        assertThat(at(58).claim(LEASE)).isEmpty();
        Erasure theirs = at(60).claim(LEASE).orElseThrow();
        assertThat(at(61).renew(mine, LEASE)).isFalse();
        at(61).done(mine);
        at(61).release(mine, NOW, 7, "mine");
        assertThat(at(61).of(List.of("s1"))).containsExactly(theirs);
    }

    @Test
    void a_lease_that_has_run_out_cannot_be_renewed_even_if_nobody_has_taken_it() {
        ask(NOW, "s1");
        Erasure mine = at(0).claim(LEASE).orElseThrow();

        assertThat(at(30).renew(mine, LEASE)).isFalse();
    }

    @Test
    void what_has_failed_waits_with_its_reason_while_others_have_their_turn() {
        ask(NOW, "s1");
        ask(NOW.plusSeconds(1), "s2");
        at(1).release(at(1).claim(LEASE).orElseThrow(), NOW.plusSeconds(60), 1, "the store is away");

        Erasure other = at(2).claim(LEASE).orElseThrow();
        assertThat(other.sessionId()).isEqualTo("s2");
        at(2).done(other);
        assertThat(at(59).claim(LEASE)).isEmpty();
        assertThat(at(59).of(List.of("s1"))).first().extracting(Erasure::tries, Erasure::lastError)
                .containsExactly(1, "the store is away");
        assertThat(at(61).claim(LEASE)).map(Erasure::sessionId).contains("s1");
    }

    @Test
    void what_a_node_was_killed_over_has_its_turn_after_what_has_waited_longer() {
        ask(NOW, "s1");
        at(0).claim(LEASE);
        ask(NOW.plusSeconds(1), "s2");

        assertThat(at(31).claim(LEASE)).map(Erasure::sessionId).contains("s2");
        assertThat(at(31).claim(LEASE)).map(Erasure::sessionId).contains("s1");
    }

    @Test
    void what_is_done_is_gone_unless_it_was_asked_for_again_meanwhile() {
        ask(NOW, "s1");
        Erasure mine = at(0).claim(LEASE).orElseThrow();
        ask(NOW.plusSeconds(1), "s1");

        at(2).done(mine);

        Erasure again = at(2).claim(LEASE).orElseThrow();
        at(2).done(again);
        assertThat(at(3).of(List.of("s1"))).isEmpty();
    }

    private void ask(Instant when, String session) {
        erasures(when).on(new SessionEvent.RecordingExpired(session, when));
    }

    private Erasures at(int second) {
        return erasures(NOW.plusSeconds(second));
    }

    private Erasures erasures(Instant when) {
        return new Erasures(mongo, new RecordingRows(mongo, () -> 0, Duration.ofSeconds(1)),
                Clock.fixed(when, ZoneOffset.UTC));
    }
}
