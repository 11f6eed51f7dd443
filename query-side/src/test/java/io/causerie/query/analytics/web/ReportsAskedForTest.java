package io.causerie.query.analytics.web;

import static io.causerie.query.support.Events.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.SessionEvent;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may ask for reports, how, and what they hear who ask for something else. */
@QuerySideTest
class ReportsAskedForTest {
    @LocalServerPort
    private int port;
    @Autowired
    private Log log;

    @ParameterizedTest
    @ValueSource(strings = {"attendance", "demand", "sessions", "matching"})
    void analysts_and_admins_read_reports_and_nobody_else(String report) {
        assertThat(ask("/analytics/" + report, "analyst").status()).isEqualTo(200);
        assertThat(ask("/analytics/" + report, "admin").status()).isEqualTo(200);
        for (String role : List.of("learner", "organizer", "moderator", "auditor")) {
            assertThat(ask("/analytics/" + report, role).problem()).isEqualTo("403 forbidden");
        }
        assertThat(Client.anonymous(port).get("/analytics/" + report).problem())
                .isEqualTo("401 unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({"from=yesterday,from", "from=2026-02-30,from", "from=2026-03-01T12:00:00Z,from",
            "to=1969-12-31,to", "from=%2B10000-01-01,from", "from=2026-03-02&to=2026-03-02,to",
            "from=2026-03-02&to=2026-03-01,to", "from=2025-01-01&to=2026-03-01,to",
            "language=english,language",
            "language=,language", "level=B3,level", "level=b1,level"})
    void bad_input_is_refused_by_field_whatever_is_accepted(String query, String field) {
        for (String accept : List.of("application/json", "text/csv", "application/x-ndjson")) {
            Client.Answer answer = ask("/analytics/sessions?" + query, "analyst", "Accept", accept);

            assertThat(answer.problem()).isEqualTo("400 invalid-request");
            assertThat(answer.violation()).isEqualTo(field);
        }
    }

    @Test
    void what_is_no_report_is_not_found() {
        assertThat(ask("/analytics/people", "analyst").problem()).isEqualTo("404 not-found");
        assertThat(ask("/analytics/people", "analyst", "Accept", "text/csv").problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void what_cannot_be_had_in_another_form_is_refused_as_a_problem() {
        Client.Answer answer = ask("/analytics/demand", "analyst", "Accept", "application/xml");

        assertThat(answer.problem()).isEqualTo("406 invalid-request");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void who_does_not_care_gets_json_and_who_prefers_rows_gets_rows() {
        assertThat(ask("/analytics/demand", "analyst", "Accept", "*/*").header("Content-Type"))
                .startsWith("application/json");
        assertThat(ask("/analytics/demand", "analyst", "Accept", "text/csv, application/json;q=0.5")
                .header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=utf-8");
    }

    @Test
    void a_report_may_be_asked_to_have_come_to_a_position() {
        long head = log.append(opened(newId(), "en", Instant.parse("2024-05-05T10:00:00Z")));

        Client.Answer answer = ask("/analytics/sessions?from=2024-05-05&to=2024-05-06T00:00:00Z", "analyst",
                "X-Min-Position", Long.toString(head));
        assertThat(answer.json().path("total").path("sessions").asInt()).isEqualTo(1);
        assertThat(answer.json().path("position").asLong()).isGreaterThanOrEqualTo(head);
        assertThat(answer.json().path("schemaVersion").asInt()).isEqualTo(1);

        assertThat(ask("/analytics/sessions", "analyst", "X-Min-Position", "1000000000", "Accept", "text/csv")
                .problem()).isEqualTo("503 unavailable");
    }

    /** No rule of today lets such a tag in, but what is in the log stays there for ever. */
    @Test
    void a_language_that_a_spreadsheet_would_run_is_only_a_text() {
        long head = log.append(opened(newId(), "=HYPERLINK(\"http://evil\",\"en\")",
                Instant.parse("2024-06-06T10:00:00Z")));

        Client.Answer csv = ask("/analytics/sessions?from=2024-06-06&to=2024-06-07", "analyst", "Accept",
                "text/csv", "X-Min-Position", Long.toString(head));

        assertThat(csv.body()).contains(",\"'=HYPERLINK(\"\"http://evil\"\",\"\"en\"\")\",");
    }

    private static SessionEvent.Opened opened(String session, String language, Instant at) {
        return new SessionEvent.Opened(session, "slot", "slot", language, "B1", 2, 3, List.of("marie"), at,
                at.plusSeconds(300), at.plusSeconds(1800));
    }

    private Client.Answer ask(String path, String role, String... headers) {
        return Client.as(port, "ana", role).get(path, headers);
    }
}
