package io.causerie.query.analytics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import io.causerie.query.analytics.AnalyticsProjection;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.support.Client;
import io.causerie.query.support.QuerySideTest;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** A reader can tell rows that are all there from rows that broke off. */
@QuerySideTest
class CutReportTest {
    private static final String MARK = "a row of this test";
    private static final int MORE_THAN_A_BUFFER = 2_000;

    @LocalServerPort
    private int port;
    @Autowired
    private MongoOperations mongo;
    @Autowired
    private AnalyticsProjection projection;
    @Autowired
    private KeptRows kept;

    @AfterEach
    void take_away() {
        slots().deleteMany(new Document("seriesId", MARK));
    }

    @Test
    void rows_that_break_off_are_cut_and_not_ended() {
        slots().insertMany(IntStream.range(0, MORE_THAN_A_BUFFER)
                .mapToObj(i -> row("cut" + i, "2023-07-01")).toList());
        assertThat(read().body().lines()).hasSize(MORE_THAN_A_BUFFER + 1);

        unreadable();

        assertThatThrownBy(this::read).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void what_fails_before_anything_is_sent_is_a_problem_and_nothing_else() {
        unreadable();

        Client.Answer answer = read();

        assertThat(answer.problem()).isEqualTo("500 internal-error");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private MongoCollection<Document> slots() {
        Class<?> row = projection.documents().stream()
                .filter(document -> document.getSimpleName().equals("SlotRow")).findFirst().orElseThrow();
        return mongo.getCollection(kept.collection(row));
    }

    /** No row of ours has such an id. */
    private void unreadable() {
        slots().insertOne(row(4711, "2023-07-02"));
    }

    private static Document row(Object id, String day) {
        return new Document("_id", id).append("seriesId", MARK).append("day", day);
    }

    private Client.Answer read() {
        return Client.as(port, "ana", "analyst").get("/analytics/demand?from=2023-07-01&to=2023-07-03",
                "Accept", "text/csv");
    }
}
