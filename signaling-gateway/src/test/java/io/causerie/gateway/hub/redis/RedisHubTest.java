package io.causerie.gateway.hub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.hub.Heard;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubContract;
import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence.Arrival;
import io.causerie.gateway.hub.Presence.Expired;
import io.causerie.gateway.hub.Presence.Place;
import io.causerie.gateway.hub.Presence.Resumed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class RedisHubTest extends HubContract {
    private static RedisServer server;

    private final RedisNodes nodes = new RedisNodes(LIMITS, WAITING);

    @BeforeAll
    static void startServer() {
        server = new RedisServer();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void stopNodes() {
        nodes.stopAll();
    }

    @Override
    protected Hub started(HubListener listener) {
        return nodes.start(server, listener);
    }

    @Override
    protected HubListener listenersOf(Hub of) {
        return nodes.listenersOf(of);
    }

    @Test
    void a_second_connection_on_another_node_takes_over_and_the_first_node_hears_so() {
        Hub other = started(new Heard());
        presence.claim(marie, "c1");
        assertThat(other.presence().claim(marie, "c2").previous())
                .contains(new Place(hub.nodeId(), "c1", false));
        await().untilAsserted(() -> assertThat(heard.all()).containsExactly("replaced " + marie + " c1"));
    }

    @Test
    void frames_reach_another_node_in_order() {
        Heard far = new Heard();
        Hub other = started(far);
        other.presence().claim(jean, "c1");
        List<String> frames = IntStream.range(0, 2_000).mapToObj(i -> "{\"n\":" + i + "}").toList();
        frames.forEach(frame -> hub.courier().send(jean, frame));
        await().untilAsserted(() -> assertThat(far.like("frame ")).hasSize(2_000));
        assertThat(far.like("frame "))
                .isEqualTo(frames.stream().map(one -> "frame " + jean + " " + one).toList());
        assertThat(heard.all()).isEmpty();
    }

    @Test
    void arrivals_and_departures_are_heard_on_every_node() {
        Heard far = new Heard();
        Hub other = started(far);
        presence.claim(marie, "c1");
        other.presence().claim(jean, "c2");
        presence.arrive(session, marie);
        other.presence().arrive(session, jean);
        other.presence().depart(session, jean);
        for (Heard each : List.of(heard, far)) {
            await().untilAsserted(() -> assertThat(each.like("departed")).hasSize(1));
            assertThat(each.all()).containsExactly("arrived " + session + " " + marie + " 1",
                    "arrived " + session + " " + jean + " 2", "departed " + session + " " + jean);
        }
    }

    @Test
    void a_connection_lost_on_one_node_is_resumed_on_another_with_its_arrival() {
        Hub other = started(new Heard());
        presence.claim(marie, "c1");
        presence.arrive(session, marie);
        presence.lost(marie, "c1");
        assertThat(other.presence().resume(marie, "c1", "c2")).isEqualTo(new Resumed(true, false));
        assertThat(presence.arrivals(session)).containsEntry(marie, new Arrival(1, other.nodeId(), true));
        await().untilAsserted(
                () -> assertThat(heard.like("replaced")).containsExactly("replaced " + marie + " c1"));
    }

    @Test
    void the_places_of_a_node_that_died_are_held_and_can_be_resumed() {
        Hub dying = started(new Heard());
        dying.presence().claim(marie, "c1");
        dying.presence().arrive(session, marie);
        nodes.kill(dying);
        await().untilAsserted(() -> assertThat(presence.of(marie)).map(Place::held).contains(true));
        assertThat(presence.arrivals(session)).containsEntry(marie, new Arrival(1, dying.nodeId(), false));
        assertThat(presence.resume(marie, "c1", "c2")).isEqualTo(new Resumed(true, false));
        assertThat(presence.arrivals(session)).containsEntry(marie, new Arrival(1, hub.nodeId(), true));
    }

    @Test
    void those_of_a_node_that_died_are_handed_out_once_each_when_they_do_not_come_back() {
        Hub dying = started(new Heard());
        List<String> users = IntStream.range(0, 1_500).mapToObj(i -> marie + "-" + i).toList();
        users.forEach(user -> dying.presence().claim(user, "c-" + user));
        Hub other = started(new Heard());
        nodes.kill(dying);
        List<Expired> taken = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            for (Hub each : List.of(hub, other)) {
                List<Expired> some = each.presence().takeExpired();
                some.forEach(one -> each.presence().gone(one.userId(), one.connectionId()));
                some.stream().filter(one -> one.userId().startsWith(marie)).forEach(taken::add);
            }
            return taken.size() >= users.size();
        });
        assertThat(taken).extracting(Expired::userId).containsExactlyInAnyOrderElementsOf(users);
    }

    @Test
    void a_node_that_stops_in_order_leaves_its_places_held() {
        Hub stopping = started(new Heard());
        stopping.presence().claim(marie, "c1");
        nodes.stop(stopping);
        assertThat(presence.of(marie)).contains(new Place(stopping.nodeId(), "c1", true));
    }

    @Test
    void without_redis_calls_fail_soon_and_the_node_says_that_it_has_no_lease_and_all_is_put_right_when_it_is_back() {
        RedisServer own = new RedisServer();
        HubListeners listeners = new HubListeners();
        listeners.add(heard);
        LettuceConnectionFactory client = own.client();
        RedisHub alone = new RedisHub(client, listeners, LIMITS, WAITING, Clock.systemUTC());
        RedisHubHealth health = new RedisHubHealth(alone, Clock.systemUTC());
        alone.start();
        try {
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            alone.presence().claim(marie, "c1");
            alone.presence().arrive(session, marie);
            own.kill();
            long asked = System.nanoTime();
            assertThatThrownBy(() -> alone.presence().claim(jean, "c2")).isInstanceOf(HubUnavailable.class);
            assertThatThrownBy(() -> alone.waiting().size()).isInstanceOf(HubUnavailable.class);
            alone.courier().send(marie, "dropped");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
            await().untilAsserted(
                    () -> assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE));

            own.restart();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(
                    () -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
            await().untilAsserted(() -> assertThat(alone.presence().of(marie))
                    .contains(new Place(alone.nodeId(), "c1", false)));
            assertThat(alone.presence().arrivals(session))
                    .containsEntry(marie, new Arrival(1, alone.nodeId(), true));
            assertThat(alone.presence().arrive(session, marie)).isEqualTo(2);
            assertThat(heard.all()).contains("forgotten");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                alone.courier().send(marie, "heard");
                assertThat(heard.like("frame ")).contains("frame " + marie + " heard");
            });
        } finally {
            alone.stop();
            client.destroy();
            own.close();
        }
    }
}
