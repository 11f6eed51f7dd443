package io.causerie.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.hub.Expectations.Absent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hub promises of those who have joined a session and have not come yet. */
public abstract class ExpectationsContract {
    /** The window is longer than it takes to hand out again. */
    protected static final PresenceLimits LIMITS = new PresenceLimits(Duration.ofMillis(800),
            Duration.ofMillis(600), Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofMillis(300));
    protected static final WaitingLimits WAITING = new WaitingLimits(Duration.ofMinutes(10),
            Duration.ofSeconds(30), Duration.ofMillis(100));

    protected final Heard heard = new Heard();
    protected final String marie = "marie-" + UUID.randomUUID();
    protected final String jean = "jéan-" + UUID.randomUUID();
    protected final String session = "session-" + UUID.randomUUID();
    protected Hub hub;
    protected Expectations expectations;

    /** A hub that is running. */
    protected abstract Hub started(HubListener listener);

    /** The listeners that the hub was made with. */
    protected abstract HubListener listenersOf(Hub of);

    @BeforeEach
    void startHub() {
        hub = started(heard);
        expectations = hub.expectations();
    }

    /** Whoever of this test is handed out until {@code last} is. */
    protected List<Absent> handedOutUntil(String last) {
        List<Absent> taken = new ArrayList<>();
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            expectations.takeAbsent().stream().filter(one -> List.of(marie, jean).contains(one.userId()))
                    .forEach(taken::add);
            return taken.stream().anyMatch(one -> one.userId().equals(last));
        });
        return taken;
    }

    @Test
    void who_never_comes_is_handed_out_to_one_when_the_time_is_up_and_again_if_that_one_says_nothing() {
        expectations.expect(session, marie);
        assertThat(expectations.takeAbsent()).doesNotContain(new Absent(marie, session));
        handedOutUntil(marie);
        assertThat(expectations.takeAbsent()).doesNotContain(new Absent(marie, session));
        handedOutUntil(marie);
        expectations.forget(session, marie);
        expectations.expect(session, jean);
        assertThat(handedOutUntil(jean)).containsExactly(new Absent(jean, session));
    }

    @Test
    void who_connects_in_time_is_expected_no_more_even_after_losing_the_connection() {
        expectations.expect(session, marie);
        assertThat(hub.presence().claim(marie, "c1").previous()).isEmpty();
        hub.presence().gone(marie, "c1");
        expectations.expect(session, jean);
        assertThat(handedOutUntil(jean)).containsExactly(new Absent(jean, session));
    }

    @Test
    void who_has_a_place_is_not_expected_whether_connected_or_held() {
        hub.presence().claim(marie, "c1");
        expectations.expect(session, marie);
        hub.presence().lost(marie, "c1");
        expectations.expect(session, marie);
        expectations.expect(session, jean);
        assertThat(handedOutUntil(jean)).containsExactly(new Absent(jean, session));
    }

    @Test
    void being_expected_again_in_the_same_session_changes_nothing() {
        expectations.expect(session, marie);
        expectations.expect(session, jean);
        List<Absent> taken = new ArrayList<>();
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            expectations.expect(session, marie);
            taken.addAll(expectations.takeAbsent());
            return taken.contains(new Absent(marie, session));
        });
    }

    @Test
    void who_leaves_the_session_is_expected_there_no_more() {
        expectations.expect(session, marie);
        expectations.forget(session, marie);
        expectations.expect(session, jean);
        expectations.forget("another", jean);
        assertThat(handedOutUntil(jean)).containsExactly(new Absent(jean, session));
    }

    @Test
    void who_is_in_another_session_by_now_is_expected_there() {
        expectations.expect(session, marie);
        expectations.expect("next " + session, marie);
        expectations.forget(session, marie);
        assertThat(handedOutUntil(marie)).containsExactly(new Absent(marie, "next " + session));
    }

    @Test
    void who_is_only_expected_has_no_place_and_nothing_to_resume() {
        expectations.expect(session, marie);
        assertThat(hub.presence().of(marie)).isEmpty();
        assertThat(hub.presence().resume(marie, session, "c1").known()).isFalse();
        assertThat(hub.presence().takeExpired()).extracting(Presence.Expired::userId).doesNotContain(marie);
    }

    @Test
    void the_upkeep_leaves_for_those_who_never_come_until_it_has_worked() {
        AtomicInteger attempts = new AtomicInteger();
        hub.listen(new HubListener() {
            @Override
            public void absent(String userId, String sessionId) {
                if (userId.equals(marie) && attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("the command side is away");
                }
            }
        });
        expectations.expect(session, marie);
        HubUpkeep upkeep = new HubUpkeep(hub, listenersOf(hub), LIMITS.renewEvery());
        upkeep.start();
        try {
            await().atMost(Duration.ofSeconds(5)).until(() -> attempts.get() == 2);
            expectations.expect(session, jean);
            await().atMost(Duration.ofSeconds(5)).until(() -> !heard.like("absent " + jean).isEmpty());
        } finally {
            upkeep.stop();
        }
        assertThat(attempts).hasValue(2);
        assertThat(heard.like("absent " + marie)).hasSize(2).containsOnly("absent " + marie + " " + session);
    }
}
