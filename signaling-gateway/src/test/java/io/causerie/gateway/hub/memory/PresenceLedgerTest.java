package io.causerie.gateway.hub.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.eventlog.support.SettableClock;
import io.causerie.gateway.hub.Heard;
import io.causerie.gateway.hub.HubListeners;
import io.causerie.gateway.hub.Presence.Arrival;
import io.causerie.gateway.hub.Presence.Expired;
import io.causerie.gateway.hub.Presence.Place;
import io.causerie.gateway.hub.Presence.Resumed;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.hub.WaitingLimits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A single node that is stopped and started again. */
class PresenceLedgerTest {
    private static final Duration HOLD = Duration.ofSeconds(30);

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T18:00:00Z"));
    private final Heard heard = new Heard();
    private MongoClient mongo;
    private MongoPresenceLedger ledger;
    private MemoryHub hub;

    @BeforeEach
    void start() {
        mongo = MongoClients.create(server.bindAndGetConnectionString());
        startNode();
    }

    @AfterEach
    void stop() {
        stopNode();
        mongo.close();
        server.shutdownNow();
    }

    private void startNode() {
        HubListeners listeners = new HubListeners();
        listeners.add(heard);
        ledger = new MongoPresenceLedger(() -> mongo.getDatabase("test").getCollection("gateway_presence"));
        ledger.start();
        hub = new MemoryHub(listeners,
                new PresenceLimits(HOLD, Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofSeconds(1),
                        Duration.ofSeconds(10)),
                new WaitingLimits(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(1)),
                ledger,
                clock);
        hub.start();
    }

    private void stopNode() {
        hub.stop();
        ledger.stop();
    }

    private void restart() {
        stopNode();
        startNode();
    }

    @Test
    void who_does_not_come_back_after_a_restart_is_handed_out_when_the_hold_has_run_out() {
        hub.presence().claim("marie", "c1");
        hub.presence().arrive("s1", "marie");
        restart();
        clock.advance(HOLD.minusMillis(1));
        assertThat(hub.presence().takeExpired()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(hub.presence().takeExpired()).containsExactly(new Expired("marie", "c1"));
        hub.presence().gone("marie", "c1");
        restart();
        assertThat(hub.presence().of("marie")).isEmpty();
    }

    @Test
    void who_comes_back_after_a_restart_resumes_with_the_same_arrival() {
        hub.presence().claim("marie", "c1");
        hub.presence().claim("jean", "c2");
        hub.presence().arrive("s1", "jean");
        hub.presence().arrive("s1", "marie");
        String before = hub.nodeId();
        restart();
        assertThat(hub.nodeId()).isNotEqualTo(before);
        assertThat(hub.presence().resume("marie", "c1", "c3")).isEqualTo(new Resumed(true, false));
        assertThat(hub.presence().of("marie")).contains(new Place(hub.nodeId(), "c3", false));
        assertThat(hub.presence().arrivals("s1")).containsEntry("marie", new Arrival(2, hub.nodeId(), true));
        assertThat(hub.presence().arrivals("s1").get("jean").connected()).isFalse();
    }

    @Test
    void arrivals_are_counted_on_after_a_restart() {
        hub.presence().claim("marie", "c1");
        hub.presence().arrive("s1", "marie");
        hub.presence().arrive("s1", "marie");
        restart();
        hub.presence().claim("marie", "c2");
        assertThat(hub.presence().arrive("s1", "marie")).isEqualTo(3);
    }

    @Test
    void who_had_left_before_a_restart_is_not_remembered() {
        hub.presence().claim("marie", "c1");
        hub.presence().arrive("s1", "marie");
        hub.presence().depart("s1", "marie");
        hub.presence().claim("jean", "c2");
        hub.presence().gone("jean", "c2");
        restart();
        assertThat(hub.presence().arrivals("s1")).isEmpty();
        assertThat(hub.presence().of("jean")).isEmpty();
        assertThat(hub.presence().of("marie")).map(Place::held).contains(true);
    }

    @Test
    void a_kill_loses_at_most_the_last_moment() {
        hub.presence().claim("marie", "c1");
        await().untilAsserted(() -> assertThat(ledger.read()).hasSize(1));
        startNode();
        assertThat(hub.presence().of("marie")).map(Place::held).contains(true);
    }
}
