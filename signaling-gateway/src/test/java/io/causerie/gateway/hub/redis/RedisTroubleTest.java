package io.causerie.gateway.hub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.hub.Heard;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.Presence.Arrival;
import io.causerie.gateway.hub.Presence.Place;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.hub.WaitingLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Two nodes whose Redis, or whose way to it, is not as it should be for a while. */
class RedisTroubleTest {
    private static final PresenceLimits LIMITS = new PresenceLimits(Duration.ofSeconds(4),
            Duration.ofSeconds(4),
            Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofMillis(500));
    private static final WaitingLimits WAITING = new WaitingLimits(Duration.ofMinutes(10),
            Duration.ofSeconds(30), Duration.ofMillis(100));

    private final RedisServer server = new RedisServer();
    private final List<LettuceConnectionFactory> clients = new ArrayList<>();
    private final List<RedisHub> hubs = new ArrayList<>();
    private final Heard heard = new Heard();
    private RedisHub hub;
    private RedisHub other;
    private Presence presence;
    private StringRedisTemplate redis;

    private LettuceConnectionFactory client() {
        LettuceConnectionFactory client = server.client();
        clients.add(client);
        return client;
    }

    private RedisHub node(Heard listener) {
        HubListeners listeners = new HubListeners();
        listeners.add(listener);
        RedisHub node = new RedisHub(client(), listeners, LIMITS, WAITING, Clock.systemUTC());
        node.start();
        hubs.add(node);
        return node;
    }

    @BeforeEach
    void start() {
        hub = node(heard);
        other = node(new Heard());
        presence = hub.presence();
        redis = new StringRedisTemplate(client());
    }

    @AfterEach
    void stop() {
        hubs.forEach(RedisHub::stop);
        clients.forEach(LettuceConnectionFactory::destroy);
        server.close();
    }

    @Test
    void a_node_with_many_users_that_misses_its_lease_loses_none_of_them() {
        List<String> users = IntStream.range(0, 1_200).mapToObj(i -> "user-" + i).toList();
        users.forEach(user -> presence.claim(user, "c-" + user));
        await("the others take the node for dead").until(() -> {
            redis.opsForZSet().add("{causerie}:nodes", hub.nodeId(), System.currentTimeMillis() - 3_000);
            other.presence().takeExpired();
            return redis.opsForZSet().zCard("{causerie}:held") > 0;
        });
        await().untilAsserted(() -> {
            assertThat(redis.opsForZSet().zCard("{causerie}:held")).isZero();
            assertThat(redis.opsForSet().size("{causerie}:node:" + hub.nodeId() + ":users")).isEqualTo(1_200);
        });
        assertThat(users).allMatch(user -> !presence.of(user).orElseThrow().held());
        assertThat(heard.all()).contains("forgotten");
    }

    private void awaitMarieHeld() {
        await().untilAsserted(() -> assertThat(other.presence().of("marie"))
                .contains(new Place(hub.nodeId(), "c1", true)));
        await().until(() -> heard.all().contains("held marie c1"));
    }

    @Test
    void a_connection_lost_while_redis_is_away_is_held_when_it_is_back() {
        presence.claim("marie", "c1");
        server.freeze();
        try {
            assertThatThrownBy(() -> presence.lost("marie", "c1")).isInstanceOf(HubUnavailable.class);
        } finally {
            server.thaw();
        }
        awaitMarieHeld();
    }

    @Test
    void a_claim_of_which_nothing_was_heard_leaves_no_ghost() {
        server.freeze();
        try {
            assertThatThrownBy(() -> presence.claim("marie", "c1")).isInstanceOf(HubUnavailable.class);
        } finally {
            server.thaw();
        }
        awaitMarieHeld();
    }

    @Test
    void a_claim_of_which_nothing_was_heard_leaves_the_place_to_the_connection_that_is_there() {
        presence.claim("marie", "c1");
        server.freeze();
        try {
            assertThatThrownBy(() -> presence.claim("marie", "c2")).isInstanceOf(HubUnavailable.class);
        } finally {
            server.thaw();
        }
        await().untilAsserted(() -> assertThat(other.presence().of("marie"))
                .contains(new Place(hub.nodeId(), "c1", false)));
    }

    @Test
    void who_reads_late_that_somebody_left_does_not_take_away_their_coming_back() {
        presence.claim("marie", "c1");
        presence.arrive("session", "marie");
        presence.depart("session", "marie");
        presence.arrive("session", "marie");
        other.presence().depart("session", "marie");
        assertThat(presence.arrivals("session")).containsEntry("marie", new Arrival(2, hub.nodeId(), true));
        presence.gone("marie", "c1");
        other.presence().depart("session", "marie");
        assertThat(presence.arrivals("session")).isEmpty();
    }

    @Test
    void notices_missed_in_a_gap_of_the_subscription_are_made_up_for() {
        presence.claim("marie", "c1");
        server.cutSubscriptions();
        other.presence().claim("marie", "c2");
        other.presence().arrive("session", "marie");
        await().until(() -> heard.all().contains("replaced marie c1"));
        await().until(() -> heard.all().contains("missed")
                || heard.all().contains("arrived session marie 1"));
    }
}
