package io.causerie.gateway.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.api.InvalidValue;
import io.causerie.gateway.bridge.CheckReport;
import io.causerie.gateway.bridge.Message;
import io.causerie.gateway.bridge.MessageType;
import io.causerie.rest.problem.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check finds what is missing, repeated, altered, unknown and out of order, and refuses what it cannot do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class BridgeCheckTest {
    @TempDir
    static Path directory;
    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private Broker broker;
    private Site site;
    private List<Told> told;

    @BeforeAll
    void start() {
        mongo.bind();
        broker = new Broker();
        site = new Site(directory, "mongodb://127.0.0.1:" + mongo.getLocalAddress().getPort(),
                broker.address());
        var bridge = site.bridge();
        for (int i = 1; i <= 10; i++) {
            site.append("s1", Site.joined("s1", i));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> site.told.read() == 10);
        bridge.stop();
        told = Told.on(broker.address(), Site.LIMITS.topic());
    }

    @AfterAll
    void stop() {
        site.close();
        broker.close();
        mongo.shutdownNow();
    }

    @Test
    @Order(1)
    void what_was_told_as_it_should_be_is_sound() {
        assertThat(site.check(null, null)).isEqualTo(site.check("1", "10"))
                .returns(true, CheckReport::sound).returns(10L, CheckReport::found)
                .returns(10L, CheckReport::toldUpTo);
        assertThat(site.check("3", "4").found()).isEqualTo(2);
        assertThat(site.check("5", "900").to()).isEqualTo(10);
    }

    @Test
    @Order(2)
    void a_repetition_is_allowed_and_counted() {
        tell(copy(told.get(1), told.get(1).data()));
        CheckReport report = site.check("1", "10");
        assertThat(report.sound()).isTrue();
        assertThat(report.duplicates().items()).singleElement().returns(2L, one -> one.position());
    }

    @Test
    @Order(3)
    void what_says_something_else_or_was_never_in_the_log_is_not_sound() {
        tell(copy(told.get(2), "{}"));
        tell(new Message("nobody's", 4, Instant.EPOCH, MessageType.SESSION_ENDED, "s1", "urn:x", "{}"));
        CheckReport report = site.check("1", "10");
        assertThat(report.sound()).isFalse();
        assertThat(report.altered().items()).singleElement().returns(3L, one -> one.position());
        assertThat(report.unknown().items()).singleElement().returns("nobody's", one -> one.id());
    }

    @Test
    @Order(4)
    void what_the_topic_does_not_have_is_missing() {
        site.append("s1", Site.joined("s1", 11));
        site.pretendToldUpTo(11);
        CheckReport report = site.check("11", null);
        assertThat(report.missing().items()).singleElement().returns(11L, one -> one.position());
        assertThat(report.sound()).isFalse();
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({"0,5,from", "9,5,from", "x,5,from", "1,yesterday,to", "1,99999999999999999999,to",
            "1,1001,from"})
    void what_is_no_range_or_too_long_a_one_is_named(String from, String to, String field) {
        assertThatThrownBy(() -> site.check(from, to))
                .isInstanceOfSatisfying(InvalidValue.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    @Order(6)
    void an_instant_stands_for_the_position_it_was_at() {
        assertThat(site.check(Instant.EPOCH.toString(), "2").from()).isEqualTo(1);
        assertThat(site.check("1", Instant.EPOCH.toString())).returns(0L, CheckReport::expected);
    }

    @Test
    @Order(7)
    void what_the_topic_keeps_no_longer_is_not_missing() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.deleteRecords(Map.of(new TopicPartition(Site.LIMITS.topic(), told.getFirst().partition()),
                    RecordsToDelete.beforeOffset(2))).all().get();
        }
        CheckReport report = site.check("1", "2");
        assertThat(report.expired()).isEqualTo(1);
        assertThat(report.missing().count()).isZero();
    }

    @Test
    @Order(8)
    void without_kafka_there_is_no_check() {
        broker.stop();
        assertThatThrownBy(() -> site.check("1", "10")).isInstanceOf(Unavailable.class);
        broker.restart();
    }

    private static Message copy(Told told, String data) {
        return new Message(told.id(), told.position(), Instant.parse(told.headers().get("ce_time")),
                MessageType.SESSION_PARTICIPANT_JOINED, told.key(), "urn:x", data);
    }

    private void tell(Message message) {
        site.tell(message);
    }
}
