package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.redis.RedisServer;
import io.causerie.gateway.room.People;
import io.causerie.rest.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same with a node that shares with others what it knows, and what that adds. */
@DirtiesContext
class ComingBackOnRedisTest extends ComingBackTest {
    private static final RedisServer REDIS = new RedisServer();

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry properties) {
        properties.add("causerie.gateway.hub", () -> "redis");
        properties.add("spring.data.redis.host", () -> "127.0.0.1");
        properties.add("spring.data.redis.port", () -> REDIS.port);
        properties.add("causerie.gateway.redis.timeout", () -> "PT1S");
        properties.add("causerie.gateway.connections.max-kept-frames", () -> "8");
        properties.add("causerie.gateway.presence.hold", () -> "PT4S");
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Autowired
    private Connections connections;

    @Autowired
    private People people;

    private Peer sayHello() {
        return Peer.silent(port, jean.userId()).say("{'type':'hello','token':'%s'}",
                TestTokens.token(jean.userId()));
    }

    private String connectionOfJean() {
        return connections.of(jean.userId()).orElseThrow().id();
    }

    private static void hearReminders(Peer peer, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(peer.next("slot-reminder").path("timeSlotId").asString()).isEqualTo("slot" + i);
        }
    }

    @Test
    void who_cannot_arrive_while_redis_is_away_is_sent_off_and_arrives_when_they_are_back() {
        REDIS.freeze();
        try {
            commandSide.join(session, jean.userId());
            assertThat(jean.closed()).isEqualTo("1013 try-later");
        } finally {
            REDIS.thaw();
        }
        try (Peer back = jean.resume(port)) {
            assertArrived(back);
        }
    }

    @Test
    void what_comes_while_a_hello_waits_for_redis_is_heard_by_the_new_connection() {
        String before = connectionOfJean();
        Peer second;
        REDIS.freeze();
        try {
            second = sayHello();
            await().until(() -> !connectionOfJean().equals(before));
            commandSide.remindOften(12, jean.userId());
        } finally {
            REDIS.thaw();
        }
        second.greeted();
        hearReminders(second, 12);
        second.close();
    }

    @Test
    void what_comes_while_a_hello_waits_for_redis_in_vain_is_heard_by_the_old_connection() {
        String before = connectionOfJean();
        REDIS.freeze();
        try {
            Peer second = sayHello();
            await().until(() -> !connectionOfJean().equals(before));
            commandSide.remindOften(3, jean.userId());
            assertThat(second.closed()).isEqualTo("1013 try-later");
        } finally {
            REDIS.thaw();
        }
        hearReminders(jean, 3);
    }

    @Test
    void who_is_banned_while_their_hello_waits_is_not_let_in() {
        String before = connectionOfJean();
        Peer third;
        REDIS.freeze();
        try {
            sayHello();
            await().until(() -> !connectionOfJean().equals(before));
            third = sayHello();
            commandSide.ban(jean.userId());
            await().until(() -> !people.mayAct(jean.userId()));
        } finally {
            REDIS.thaw();
        }
        assertThat(third.closed()).isEqualTo("4403 forbidden");
        commandSide.liftBan(jean.userId());
    }

    @Test
    void a_meeting_that_is_stored_is_none_that_failed_though_redis_is_away() {
        try (Peer other = Peer.hello(port, session + "-other")) {
            jean.say("{'type':'find_partner','language':'cy'}").next("waiting_for_partner");
            commandSide.afterMeeting(REDIS::freeze);
            try {
                other.say("{'type':'find_partner','language':'cy'}");
                assertThat(other.next("partner_found").path("partner").path("userId").asString())
                        .isEqualTo(jean.userId());
                jean.next("partner_found");
                jean.say("{'type':'chat_message','text':'hello'}");
                other.next("chat_message");
            } finally {
                REDIS.thaw();
            }
            assertThat(jean.unheard()).isEmpty();
            other.say("{'type':'stop_chat'}");
            jean.next("partner_left");
        }
    }

    @Test
    void figures_are_unavailable_while_redis_is() throws IOException, InterruptedException {
        REDIS.freeze();
        try {
            var answer = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/stats"))
                            .header("Authorization", TestTokens.bearer("admin", "admin")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            REDIS.thaw();
        }
    }
}
