package io.causerie.query.analytics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.query.analytics.Analytics;
import io.causerie.query.analytics.AnalyticsFilter;
import io.causerie.query.analytics.AnalyticsLimits;
import io.causerie.query.analytics.AnalyticsProjection;
import io.causerie.query.analytics.Report;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.projection.Positions;
import io.causerie.query.projection.Rows;
import io.causerie.query.reading.StreamedAnswers;
import io.causerie.rest.problem.Unavailable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockHttpServletResponse;

/** Rows come in the order of days, a few days at a time, and to few readers at a time. */
class RowStreamsTest {
    private static final String OF_MARCH = "2026-03-%02d";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final MongoTemplate mongo = new MongoTemplate(client, "test");
    private final KeptRows kept = new KeptRows(mongo, new Positions(mongo, Clock.systemUTC()),
            List.of(new AnalyticsProjection(new Rows(mongo))));
    private final Analytics analytics = new Analytics(mongo, kept, new AnalyticsLimits(366, 3, 1),
            Clock.systemUTC());
    private final RowStreams streams = new RowStreams(analytics, new StreamedAnswers(1));
    private final Report demand = Report.named("demand");
    private final AnalyticsFilter march = analytics.filter("2026-03-01", "2026-04-01", null, null);

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void rows_are_sorted_by_day_however_many_searches_it_takes() throws Exception {
        IntStream.of(9, 3, 30, 3, 1, 9, 9, 9, 2, 31).forEach(this::slotOn);

        assertThat(daysRead()).containsExactly("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-03",
                "2026-03-09", "2026-03-09", "2026-03-09", "2026-03-09", "2026-03-30", "2026-03-31");
    }

    @Test
    void a_report_of_nothing_has_its_heads() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        streams.write(demand, march, new Csv(), response);

        assertThat(response.getContentAsString()).isEqualTo(String.join(",", demand.heads()) + "\r\n");
    }

    @Test
    void more_readers_than_there_may_be_are_asked_to_come_again() throws Exception {
        slotOn(1);
        List<Throwable> refused = new ArrayList<>();
        RowFormat meanwhile = new RowFormat() {
            @Override
            public String contentType() {
                return Csv.MEDIA_TYPE;
            }

            @Override
            public String head(List<String> heads) {
                return "";
            }

            @Override
            public String row(Map<String, Object> row) {
                assertThatThrownBy(
                        () -> streams.write(demand, march, new Csv(), new MockHttpServletResponse()))
                        .isInstanceOf(Unavailable.class).satisfies(refused::add);
                return "";
            }
        };

        streams.write(demand, march, meanwhile, new MockHttpServletResponse());

        assertThat(refused).hasSize(1);
        assertThat(daysRead()).hasSize(1);
    }

    private List<String> daysRead() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        streams.write(demand, march, new Csv(), response);
        int day = demand.heads().indexOf("day");
        return response.getContentAsString().lines().skip(1).map(line -> line.split(",", -1)[day]).toList();
    }

    private void slotOn(int day) {
        Document slot = new Document("day", OF_MARCH.formatted(day)).append("slots", 1L);
        mongo.getCollection("analytics_slots").insertOne(
                new Document(slot).append("_id", "slot" + mongo.getCollection("analytics_slots")
                        .countDocuments()));
        mongo.getCollection("analytics_slot_sums").insertOne(slot);
    }
}
