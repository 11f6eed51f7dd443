package io.causerie.gateway.hub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.hub.Expectations.Absent;
import io.causerie.gateway.hub.ExpectationsContract;
import io.causerie.gateway.hub.Heard;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisExpectationsTest extends ExpectationsContract {
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
    void whom_all_nodes_expect_one_of_them_is_handed_also_after_the_one_that_heard_first_has_gone() {
        Hub first = started(new Heard());
        Hub other = started(new Heard());
        List<String> users = IntStream.range(0, 1_200).mapToObj(i -> marie + "-" + i).toList();
        for (Hub node : List.of(first, hub, other)) {
            users.forEach(user -> node.expectations().expect(session, user));
        }
        nodes.stop(first);
        List<Absent> taken = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            for (Hub node : List.of(hub, other)) {
                List<Absent> some = node.expectations().takeAbsent();
                some.forEach(one -> node.expectations().forget(one.sessionId(), one.userId()));
                some.stream().filter(one -> one.userId().startsWith(marie)).forEach(taken::add);
            }
            return taken.size() >= users.size();
        });
        assertThat(taken).extracting(Absent::userId).containsExactlyInAnyOrderElementsOf(users);
    }

    @Test
    void a_connection_to_any_node_is_one_in_time() {
        Hub other = started(new Heard());
        expectations.expect(session, marie);
        other.presence().claim(marie, "c1");
        expectations.expect(session, jean);
        assertThat(handedOutUntil(jean)).containsExactly(new Absent(jean, session));
    }
}
