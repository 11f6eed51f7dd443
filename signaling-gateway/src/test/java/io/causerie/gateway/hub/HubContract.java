package io.causerie.gateway.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.hub.Presence.Arrival;
import io.causerie.gateway.hub.Presence.Expired;
import io.causerie.gateway.hub.Presence.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every hub keeps to, of a single node. Users and sessions have new names in each test, so one store may serve all. */
public abstract class HubContract {
    protected static final PresenceLimits LIMITS = new PresenceLimits(Duration.ofMillis(800),
            Duration.ofMillis(800), Duration.ofSeconds(2),
            Duration.ofMillis(200), Duration.ofMillis(500));
    protected static final WaitingLimits WAITING = new WaitingLimits(Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofMillis(100));

    protected final Heard heard = new Heard();
    protected final String marie = "marie-" + UUID.randomUUID();
    protected final String jean = "jéan-" + UUID.randomUUID();
    protected final String session = "session-" + UUID.randomUUID();
    protected Hub hub;
    protected Presence presence;

    /** A hub that is running. */
    protected abstract Hub started(HubListener listener);

    @BeforeEach
    void startHub() {
        hub = started(heard);
        presence = hub.presence();
    }

    @Test
    void who_was_nowhere_takes_nobodys_place() {
        assertThat(presence.claim(marie, "c1").previous()).isEmpty();
        assertThat(presence.of(marie)).contains(new Place(hub.nodeId(), "c1", false));
        assertThat(heard.all()).isEmpty();
    }

    @Test
    void a_second_connection_takes_over_and_the_first_hears_so() {
        presence.claim(marie, "c1");
        assertThat(presence.claim(marie, "c2").previous()).contains(new Place(hub.nodeId(), "c1", false));
        assertThat(presence.of(marie)).map(Place::connectionId).contains("c2");
        assertThat(heard.all()).containsExactly("replaced " + marie + " c1");
    }

    @Test
    void a_lost_connection_is_held_and_resumed_with_its_arrival() {
        presence.claim(marie, "c1");
        presence.arrive(session, marie);
        presence.lost(marie, "c1");
        assertThat(presence.of(marie)).contains(new Place(hub.nodeId(), "c1", true));
        assertThat(presence.arrivals(session)).containsEntry(marie, new Arrival(1, hub.nodeId(), false));
        assertThat(heard.like("held")).containsExactly("held " + marie + " c1");

        assertThat(presence.resume(marie, "c1", "c2")).isEqualTo(new Presence.Resumed(true, true));
        assertThat(presence.of(marie)).contains(new Place(hub.nodeId(), "c2", false));
        assertThat(presence.arrivals(session)).containsEntry(marie, new Arrival(1, hub.nodeId(), true));
        assertThat(heard.like("replaced")).containsExactly("replaced " + marie + " c1");
    }

    @Test
    void a_connection_is_resumed_before_anybody_noticed_that_it_was_lost() {
        presence.claim(marie, "c1");
        assertThat(presence.resume(marie, "c1", "c2").known()).isTrue();
        presence.lost(marie, "c1");
        assertThat(presence.of(marie)).contains(new Place(hub.nodeId(), "c2", false));
        assertThat(heard.like("held")).isEmpty();
    }

    @Test
    void nobody_resumes_what_is_not_theirs() {
        presence.claim(marie, "c1");
        presence.lost(marie, "c1");
        assertThat(presence.resume(marie, "guessed", "c2").known()).isFalse();
        assertThat(presence.resume(jean, "c1", "c2").known()).isFalse();
        assertThat(presence.of(marie)).contains(new Place(hub.nodeId(), "c1", true));
        assertThat(heard.like("replaced")).isEmpty();
    }

    @Test
    void once_the_hold_has_run_out_it_is_too_late_to_resume() {
        presence.claim(marie, "c1");
        presence.lost(marie, "c1");
        awaitExpired(marie);
        assertThat(presence.resume(marie, "c1", "c2").known()).isFalse();
    }

    @Test
    void a_connection_that_was_taken_over_can_neither_be_lost_nor_gone() {
        presence.claim(marie, "c1");
        presence.claim(marie, "c2");
        presence.lost(marie, "c1");
        assertThat(presence.gone(marie, "c1")).isFalse();
        assertThat(presence.of(marie)).contains(new Place(hub.nodeId(), "c2", false));
        assertThat(heard.like("released")).isEmpty();
    }

    @Test
    void who_is_gone_has_no_place() {
        presence.claim(marie, "c1");
        assertThat(presence.gone(marie, "c1")).isTrue();
        assertThat(presence.of(marie)).isEmpty();
        assertThat(presence.gone(marie, "c1")).isFalse();
        assertThat(heard.like("released")).containsExactly("released " + marie);
    }

    @Test
    void who_does_not_come_back_is_handed_out_to_one_and_again_if_that_one_says_nothing() {
        presence.claim(marie, "c1");
        presence.lost(marie, "c1");
        awaitExpired(marie);
        assertThat(presence.takeExpired()).doesNotContain(new Expired(marie, "c1"));
        awaitExpired(marie);
        assertThat(presence.gone(marie, "c1")).isTrue();
        assertThat(presence.of(marie)).isEmpty();
    }

    @Test
    void who_comes_anew_during_the_hold_is_not_handed_out() {
        presence.claim(marie, "c1");
        presence.lost(marie, "c1");
        presence.claim(marie, "c2");
        presence.claim(jean, "c3");
        presence.lost(jean, "c3");
        List<Expired> taken = new ArrayList<>();
        await().until(() -> {
            taken.addAll(presence.takeExpired());
            return taken.contains(new Expired(jean, "c3"));
        });
        assertThat(taken).extracting(Expired::userId).doesNotContain(marie);
    }

    @Test
    void arrivals_are_counted_per_session_and_told() {
        presence.claim(marie, "c1");
        presence.claim(jean, "c2");
        assertThat(presence.arrive(session, marie)).isEqualTo(1);
        assertThat(presence.arrive(session, jean)).isEqualTo(2);
        assertThat(presence.arrive(session, marie)).isEqualTo(3);
        assertThat(presence.arrive(session + "-other", jean)).isEqualTo(1);
        assertThat(presence.arrivals(session)).hasSize(2)
                .containsEntry(marie, new Arrival(3, hub.nodeId(), true))
                .containsEntry(jean, new Arrival(2, hub.nodeId(), true));
        await().untilAsserted(() -> assertThat(heard.like("arrived " + session + " ")).containsExactly(
                "arrived " + session + " " + marie + " 1", "arrived " + session + " " + jean + " 2",
                "arrived " + session + " " + marie + " 3"));
    }

    @Test
    void who_departs_is_forgotten_once_and_the_count_goes_on() {
        presence.claim(marie, "c1");
        presence.arrive(session, marie);
        presence.depart(session, marie);
        presence.depart(session, marie);
        assertThat(presence.arrivals(session)).isEmpty();
        assertThat(presence.arrive(session, marie)).isEqualTo(2);
        await().untilAsserted(
                () -> assertThat(heard.like("arrived " + session + " " + marie + " 2")).hasSize(1));
        assertThat(heard.like("departed")).containsExactly("departed " + session + " " + marie);
    }

    @Test
    void an_ended_session_is_forgotten() {
        presence.claim(marie, "c1");
        presence.arrive(session, marie);
        presence.endSession(session);
        assertThat(presence.arrivals(session)).isEmpty();
        assertThat(heard.like("departed")).isEmpty();
    }

    @Test
    void frames_reach_the_users_node_in_order_whether_connected_or_held() {
        presence.claim(marie, "c1");
        List<String> frames = IntStream.range(0, 500).mapToObj(i -> "{\"n\":" + i + ",\"é\":\"☕ 𝄞\"}")
                .toList();
        frames.subList(0, 250).forEach(frame -> hub.courier().send(marie, frame));
        presence.lost(marie, "c1");
        frames.subList(250, 500).forEach(frame -> hub.courier().send(marie, frame));
        await().untilAsserted(() -> assertThat(heard.like("frame ")).hasSize(500));
        assertThat(heard.like("frame "))
                .isEqualTo(frames.stream().map(frame -> "frame " + marie + " " + frame)
                        .toList());
    }

    @Test
    void a_frame_for_nobody_is_dropped() {
        hub.courier().send("nobody-" + session, "lost");
        presence.claim(marie, "c1");
        hub.courier().send(marie, "found");
        await().untilAsserted(() -> assertThat(heard.like("frame ")).isNotEmpty());
        assertThat(heard.like("frame ")).containsExactly("frame " + marie + " found");
    }

    @Test
    void the_upkeep_leaves_for_those_who_do_not_come_back_until_it_has_worked() {
        AtomicInteger attempts = new AtomicInteger();
        hub.listen(new HubListener() {
            @Override
            public void expired(String userId, String connectionId) {
                if (userId.equals(marie) && attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("the command side is away");
                }
            }
        });
        presence.claim(marie, "c1");
        presence.lost(marie, "c1");
        HubUpkeep upkeep = new HubUpkeep(hub, listenersOf(hub), LIMITS.renewEvery());
        upkeep.start();
        try {
            await().atMost(Duration.ofSeconds(5)).until(() -> presence.of(marie).isEmpty());
        } finally {
            upkeep.stop();
        }
        assertThat(attempts).hasValue(2);
        assertThat(heard.like("expired " + marie)).containsExactly("expired " + marie + " c1",
                "expired " + marie + " c1");
        assertThat(heard.like("released " + marie)).hasSize(1);
    }

    /** The listeners that the hub was made with. */
    protected abstract HubListener listenersOf(Hub of);

    private void awaitExpired(String userId) {
        await().atMost(Duration.ofSeconds(5)).until(
                () -> presence.takeExpired().stream().anyMatch(expired -> expired.userId().equals(userId)));
    }
}
