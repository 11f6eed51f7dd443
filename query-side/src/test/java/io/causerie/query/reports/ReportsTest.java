package io.causerie.query.reports;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexInfo;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class ReportsTest {
    /** Later than what other tests have filed in the same log, so that these come on the first page. */
    private static final Instant NEWEST = NOW.plus(Duration.ofDays(1));

    private final String report = newId();
    private final String bea = "bea." + report;

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;
    @Autowired
    private KeptRows rows;
    @Autowired
    private MongoOperations mongo;
    private Client moderator;

    @BeforeEach
    void somebody_asks() {
        moderator = Client.as(port, "momo", "moderator");
    }

    @Test
    void each_listing_has_an_index_in_its_order() {
        await().untilAsserted(
                () -> assertThat(mongo.indexOps(rows.collection(ReportDocument.class)).getIndexInfo())
                        .extracting(IndexInfo::getName).contains("status", "filed"));
    }

    @Test
    void a_report_reads_with_all_its_fields() {
        mongo.getCollection("user_names").insertOne(new Document(Map.of("_id", bea, "name", "Béa")));

        JsonNode item = item(log.append(filed(report, 0)), "");

        assertThat(item.propertyNames()).containsExactlyInAnyOrder("id", "status", "reason", "sessionId",
                "reporterId", "reporterName", "reportedId", "reportedName", "reportedBan", "filedAt",
                "decidedAt");
        assertThat(item.path("status").asString()).isEqualTo("open");
        assertThat(item.path("reason").asString()).isEqualTo("nudity");
        assertThat(item.path("reporterName").asString()).isEqualTo("ali");
        assertThat(item.path("reportedName").asString()).isEqualTo("Béa");
        assertThat(item.path("reportedBan").isNull()).isTrue();
        assertThat(item.path("decidedAt").isNull()).isTrue();
    }

    @Test
    void reports_are_listed_by_status_the_newest_first() {
        String second = newId();
        String third = newId();
        long position = log.append(filed(report, 1), filed(second, 2), filed(third, 3),
                new ReportEvent.Decided(second, "upheld", NOW));

        assertThat(ids(position, "?status=open")).containsSubsequence(third, report).doesNotContain(second);
        assertThat(ids(position, "?status=upheld")).contains(second).doesNotContain(report, third);
        assertThat(ids(position, "?status=dismissed")).doesNotContain(report, second, third);
        assertThat(ids(position, "")).containsSubsequence(third, second, report);
    }

    @Test
    void the_last_decision_counts() {
        long position = log.append(filed(report, 0), new ReportEvent.Decided(report, "upheld", NOW),
                new ReportEvent.Decided(report, "dismissed", NOW.plusSeconds(1)));

        JsonNode item = item(position, "?status=dismissed");
        assertThat(item.path("decidedAt").asString()).isEqualTo(NOW.plusSeconds(1).toString());
    }

    @Test
    void the_ban_of_the_one_reported_shows_while_it_holds() {
        long banned = log.append(filed(report, 0), new AccountEvent.Banned(bea, "spam", NOW, null));
        assertThat(item(banned, "").path("reportedBan").path("reason").asString()).isEqualTo("spam");

        long lifted = log.append(new AccountEvent.BanLifted(bea, NOW));
        assertThat(item(lifted, "").path("reportedBan").isNull()).isTrue();

        long over = log.append(new AccountEvent.Banned(bea, "spam", NOW, NOW.minusSeconds(1)));
        assertThat(item(over, "").path("reportedBan").isNull()).isTrue();
    }

    @Test
    void an_unknown_status_is_refused() {
        Client.Answer answer = moderator.get("/reports?status=closed");

        assertThat(answer.problem()).isEqualTo("400 invalid-request");
        assertThat(answer.violation()).isEqualTo("status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"learner", "organizer", "auditor", "analyst"})
    void only_moderators_read_reports(String role) {
        assertThat(Client.as(port, "eve", role).get("/reports").problem()).isEqualTo("403 forbidden");
        assertThat(Client.anonymous(port).get("/reports").problem()).isEqualTo("401 unauthenticated");
        assertThat(Client.as(port, "root", "admin").get("/reports").status()).isEqualTo(200);
    }

    private JsonNode item(long position, String query) {
        return StreamSupport.stream(items(position, query).spliterator(), false)
                .filter(one -> one.path("id").asString().equals(report)).findFirst().orElseThrow();
    }

    private List<String> ids(long position, String query) {
        return StreamSupport.stream(items(position, query).spliterator(), false)
                .map(one -> one.path("id").asString()).toList();
    }

    private JsonNode items(long position, @Nullable String query) {
        return moderator.getSince(position, "/reports" + query).json().path("items");
    }

    private ReportEvent.Filed filed(String id, int seconds) {
        return new ReportEvent.Filed(id, "ali", bea, "session", "nudity", NEWEST.plusSeconds(seconds));
    }
}
