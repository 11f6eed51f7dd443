package io.causerie.query.audit;

import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.query.reading.PageRequest;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Nobody looks back unseen. */
@QuerySideTest
class AuditReadsTest {
    private final String session = newId();

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;
    @Autowired
    private MongoOperations mongo;

    @Test
    void a_read_is_noted_with_who_what_and_when_also_if_it_was_refused() {
        long head = log.append(opened(session, newId(), "marie"));
        Auditor ada = Auditor.at(port);
        ada.get("/audit/sessions/" + session + "?position=" + head);
        ada.refusal("/audit/sessions/" + session + "?position=x");
        ada.lines("/audit/sessions/" + session + "/events");

        List<JsonNode> reads = readsOf(session);

        assertThat(reads).hasSize(3).allSatisfy(read -> {
            assertThat(read.path("reader").asString()).isEqualTo("ada");
            assertThat(read.path("at").asString()).isNotBlank();
            assertThat(read.path("correlationId").asString()).isNotBlank();
            assertThat(read.path("position").asLong()).isGreaterThanOrEqualTo(head);
        });
        assertThat(reads.get(0).path("accept").asString()).isEqualTo("application/x-ndjson");
        assertThat(reads.get(1).path("query").asString()).isEqualTo("position=x");
        assertThat(reads.get(2).path("path").asString()).isEqualTo("/audit/sessions/" + session);
        assertThat(reads.get(2).path("query").asString()).isEqualTo("position=" + head);
    }

    @Test
    void an_admin_is_a_reader_like_any_other() {
        Client.as(port, "root", "admin").get("/audit/timeslots/" + session + "?at=2026-01-01T00:00:00Z");

        assertThat(readsOf(session)).singleElement().extracting(read -> read.path("reader").asString())
                .isEqualTo("root");
    }

    @Test
    void who_may_not_read_leaves_no_note() {
        log.append(opened(session, newId(), "marie"));
        Client.as(port, "eve", "learner").get("/audit/sessions/" + session + "/events");

        assertThat(readsOf(session)).isEmpty();
    }

    @Test
    void notes_stay_when_every_projection_is_replayed() {
        log.append(opened(session, newId(), "marie"));
        Auditor.at(port).get("/audit/sessions/" + session + "/events");
        Client root = Client.as(port, "root", "admin");

        root.get("/admin/projections").json().path("items").forEach(
                one -> root.post("/admin/projections/" + one.path("name").asString() + "/replay"));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> root.get("/admin/projections").json().path("items").valueStream()
                        .noneMatch(one -> one.path("status").asString().equals("replaying")));

        assertThat(readsOf(session)).hasSize(1);
    }

    @Test
    void pages_show_each_note_once_the_newest_first() {
        IntStream.range(0, 5).forEach(_ -> readsOf(session));

        JsonNode page = Auditor.at(port).get("/audit/reads?limit=2");
        long newest = page.at("/items/0/number").asLong();
        JsonNode next = Auditor.at(port)
                .get("/audit/reads?limit=2&cursor=" + page.path("nextCursor").asString());

        assertThat(page.path("items").size()).isEqualTo(2);
        assertThat(page.at("/items/1/number").asLong()).isEqualTo(newest - 1);
        assertThat(next.at("/items/0/number").asLong()).isEqualTo(newest - 2);
        assertThat(next.at("/items/1/number").asLong()).isEqualTo(newest - 3);
    }

    @Test
    void notes_of_several_nodes_are_numbered_without_a_gap() throws Exception {
        mongo.getCollection(AuditReads.COLLECTION).drop();
        List<AuditReads> nodes = IntStream.range(0, 3).mapToObj(_ -> new AuditReads(mongo, Clock.systemUTC()))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(IntStream.range(0, 60).<Callable<Void>>mapToObj(i -> () -> {
                nodes.get(i % 3).note("node-" + i % 3, "/audit/x", null, null, null, 1);
                return null;
            }).toList())) {
                done.get();
            }
        }

        var numbers = nodes.getFirst().page(PageRequest.parse("200", null), 1).items().stream()
                .map(AuditRead::number).toList();
        assertThat(numbers)
                .isEqualTo(LongStream.iterate(60, number -> number - 1).limit(60).boxed().toList());
    }

    @Test
    void what_cannot_be_noted_fails() {
        MongoServer server = new MongoServer(new MemoryBackend());
        var address = server.bind();
        try (MongoClient client = MongoClients
                .create("mongodb://127.0.0.1:" + address.getPort() + "/?serverSelectionTimeoutMS=200")) {
            var reads = new AuditReads(new MongoTemplate(client, "x"), Clock.systemUTC());
            reads.note("ada", "/audit/x", null, null, null, 1);
            server.shutdownNow();

            assertThatThrownBy(() -> reads.note("ada", "/audit/x", null, null, null, 1))
                    .isInstanceOf(MongoException.class);
        }
    }

    private List<JsonNode> readsOf(String id) {
        return StreamSupport
                .stream(Auditor.at(port).get("/audit/reads?limit=200").path("items").spliterator(),
                        false)
                .filter(read -> read.path("path").asString().contains(id)).toList();
    }
}
