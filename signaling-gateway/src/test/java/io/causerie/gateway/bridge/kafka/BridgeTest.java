package io.causerie.gateway.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.gateway.bridge.Bridge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens is told once, in order for each slot and session, also when Kafka is away for a while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BridgeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;
    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private Broker broker;
    private Site site;

    @BeforeAll
    void start() {
        mongo.bind();
        broker = new Broker();
        site = new Site(directory, "mongodb://127.0.0.1:" + mongo.getLocalAddress().getPort(),
                broker.address());
    }

    @AfterAll
    void stop() {
        site.close();
        broker.close();
        mongo.shutdownNow();
    }

    @Test
    void what_happens_is_told_as_cloud_events_before_and_after_kafka_was_away() {
        var bridge = site.bridge();
        site.append("s1", Site.joined("s1", 1),
                new SessionEvent.MediaStateChanged("s1", "user1", true, true));
        site.append("slot1", new TimeSlotEvent.ReminderDue("slot1", Instant.EPOCH, List.of("user1")));
        awaitTold(3);

        List<Told> told = all();
        assertThat(told).hasSize(2);
        Told joined = told.stream().filter(one -> one.key().equals("s1")).findFirst().orElseThrow();
        assertThat(joined.headers()).containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "session.participant-joined").containsEntry("ce_subject", "s1")
                .containsEntry("ce_source", "/causerie").containsEntry("ce_position", "1")
                .containsEntry("ce_dataschema", "urn:causerie:session.participant-joined:1")
                .containsEntry("content-type", "application/json").containsKeys("ce_id", "ce_time");
        assertThat(joined.data())
                .isEqualTo("{\"schemaVersion\":1,\"sessionId\":\"s1\",\"participantId\":\"p1\","
                        + "\"userId\":\"user1\",\"connectedCount\":1,\"joinedAt\":\"1970-01-01T00:00:00Z\"}");

        broker.stop();
        site.append("s1", Stream.iterate(2, n -> n + 1).limit(120).map(n -> Site.joined("s1", n)).toArray());
        await().atMost(PATIENCE).until(() -> site.state.awaySince().isPresent());
        assertThat(bridge.position()).hasValue(3);
        assertThat(site.registry.get("causerie.bridge.lag").gauge().value()).isEqualTo(120);
        broker.restart();
        awaitTold(123);

        assertThat(site.state.awaySince()).isEmpty();
        assertThat(site.registry.get("causerie.bridge.sent").tag("type", "session.participant-joined")
                .counter().count()).isEqualTo(121);
        List<Told> all = all();
        assertThat(Told.positionsByKey(all).get("s1")).hasSize(121).isSorted();
        assertThat(Told.contents(all).values()).allSatisfy(same -> assertThat(same).hasSize(1));

        oneOfTwoNodesTells(bridge);
    }

    private void oneOfTwoNodesTells(Bridge first) {
        long before = all().size();
        Bridge second = site.bridge("other", Duration.ofSeconds(10), tokens -> tokens);
        site.append("s2", Stream.iterate(1, n -> n + 1).limit(20).map(n -> Site.joined("s2", n)).toArray());
        await().atMost(PATIENCE).until(() -> site.told.read() == 143);
        assertThat(second.position()).isEmpty();
        assertThat(all()).hasSize((int) before + 20);

        first.stop();
        site.append("s2", Site.joined("s2", 21));
        await().atMost(PATIENCE).until(() -> site.told.read() == 144);
        assertThat(second.position()).hasValue(144);
        assertThat(all()).hasSize((int) before + 21);
    }

    private List<Told> all() {
        return Told.on(broker.address(), Site.LIMITS.topic());
    }

    private void awaitTold(long position) {
        await().atMost(PATIENCE)
                .until(() -> site.registry.get("causerie.bridge.lag").gauge().value() == 0
                        && site.log.log().position() == position);
    }
}
