package io.causerie.query.audit;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.joined;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.opened;
import static io.causerie.query.support.Events.registered;
import static io.causerie.query.support.Events.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.SessionEvent;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class StateAtTest {
    private final String session = newId();
    private final String slot = newId();

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;
    private Auditor ada;
    private String path;

    @BeforeEach
    void ada() {
        ada = Auditor.at(port);
        path = "/audit/sessions/" + session;
    }

    @Test
    void a_position_shows_the_session_as_it_was_after_that_event() {
        long opened = log.append(opened(session, slot, "marie", "jean"));
        long joined = log.append(joined(session, "marie", 1), scheduled(slot)) - 1;

        JsonNode then = ada.get(path + "?position=" + opened);
        assertThat(then.at("/state/status").asString()).isEqualTo("waiting");
        assertThat(then.at("/state/participants").size()).isZero();
        assertThat(then.path("eventCount").asLong()).isEqualTo(1);

        JsonNode later = ada.get(path + "?position=" + (joined + 1));
        assertThat(later.at("/state/participants/0/userId").asString()).isEqualTo("marie");
        assertThat(later.path("eventCount").asLong()).isEqualTo(2);
        assertThat(later.path("position").asLong()).as("of its own last event").isEqualTo(joined);
    }

    @Test
    void an_instant_shows_it_with_all_that_was_appended_by_its_end() {
        long opened = log.append(opened(session, slot, "marie"));
        log.append(joined(session, "marie", 1));
        Instant first = Instant.parse(ada.get(path + "?position=" + opened).path("at").asString());
        JsonNode last = ada.get(path + "/events").path("items").path(1);
        Instant second = Instant.parse(last.path("at").asString());

        JsonNode then = ada.get(path + "?at=" + second);
        assertThat(then.path("eventCount").asLong()).isEqualTo(2);
        assertThat(then.path("at").asString()).isEqualTo(last.path("at").asString());
        assertThat(ada.refusal(path + "?at=" + first.minusMillis(1))).isEqualTo("404 not-found");
    }

    @Test
    void a_slot_shows_who_had_a_place() {
        long position = log.append(scheduled(slot), registered(slot, "r1", "marie", 1),
                opened(session, slot, "marie"));

        JsonNode state = ada.get("/audit/timeslots/" + slot + "?position=" + position).path("state");
        assertThat(state.at("/registered/0/userId").asString()).isEqualTo("marie");
        assertThat(state.path("status").asString()).isEqualTo("open");
        assertThat(ada.get("/audit/timeslots/" + slot + "?position=" + (position - 2))
                .at("/state/registered").size()).isZero();
    }

    @Test
    void the_future_and_what_never_was_are_not_shown() {
        long head = log.append(scheduled(slot), opened(session, slot, "marie"));

        assertThat(ada.refusal(path + "?position=" + (head + 1_000)))
                .isEqualTo("400 invalid-request position");
        assertThat(ada.refusal(path + "?at=" + Instant.now().plus(1, ChronoUnit.DAYS)))
                .isEqualTo("400 invalid-request at");
        assertThat(ada.refusal(path + "?position=" + (head - 1))).as("not yet").isEqualTo("404 not-found");
        assertThat(ada.refusal("/audit/sessions/" + newId() + "?position=" + head))
                .isEqualTo("404 not-found");
        assertThat(ada.refusal("/audit/sessions/" + slot + "?position=" + head)).as("a slot is no session")
                .isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @CsvSource({"'',position", "?position=-1,position", "?position=1.5,position", "?position=,position",
            "?at=yesterday,at", "?at=2026-11-24,at", "?at=-1000000000-01-01T00:00:00Z,at",
            "?at=2026-11-24T18:00:00Z&position=1,position"})
    void exactly_one_moment_has_to_be_named(String query, String field) {
        log.append(opened(session, slot, "marie"));

        assertThat(ada.refusal(path + query)).isEqualTo("400 invalid-request " + field);
    }

    @Test
    void the_difference_names_each_value_that_changed_and_the_events_between() {
        long opened = log.append(opened(session, slot, "marie", "jean"), joined(session, "marie", 1));
        long left = log.append(joined(session, "jean", 2), new SessionEvent.Activated(session, NOW),
                new SessionEvent.MediaStateChanged(session, "marie", false, true));

        JsonNode diff = ada.get(path + "/diff?fromPosition=" + opened + "&toPosition=" + left);

        assertThat(diff.path("changes")).extracting(one -> one.path("path").asString()).containsExactly(
                "/status", "/startedAt", "/participants/marie/cameraEnabled", "/participants/jean");
        assertThat(diff.at("/changes/0/before").asString()).isEqualTo("waiting");
        assertThat(diff.at("/changes/0/after").asString()).isEqualTo("active");
        assertThat(diff.at("/changes/3/before").isNull()).isTrue();
        assertThat(diff.at("/changes/3/after/presence").asString()).isEqualTo("connected");
        assertThat(diff.path("events")).extracting(one -> one.path("type").asString()).containsExactly(
                "session.ParticipantJoined", "session.Activated", "session.MediaStateChanged");
        assertThat(diff.path("eventCount").asLong()).isEqualTo(3);
        assertThat(diff.at("/from/position").asLong()).isEqualTo(opened);
        assertThat(diff.at("/to/position").asLong()).isEqualTo(left);
        assertThat(diff.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void the_difference_from_before_it_existed_is_everything() {
        long before = log.append(scheduled(slot));
        long opened = log.append(opened(session, slot, "marie"));

        JsonNode diff = ada.get(path + "/diff?fromPosition=" + before + "&toPosition=" + opened);

        assertThat(diff.path("from").isNull()).isTrue();
        assertThat(diff.path("changes")).extracting(one -> one.path("path").asString())
                .contains("/sessionId", "/participants", "/recording");
    }

    @Test
    void of_many_events_between_the_first_are_shown_and_where_the_others_are() {
        long opened = log.append(opened(session, slot, "marie"));
        Object[] many = new Object[250];
        for (int i = 0; i < many.length; i++) {
            many[i] = joined(session, "marie", 1);
        }
        long last = log.append(many);

        JsonNode diff = ada.get(path + "/diff?fromPosition=" + opened + "&toPosition=" + last);

        assertThat(diff.path("events").size()).isEqualTo(200);
        assertThat(diff.path("eventCount").asLong()).isEqualTo(250);
        assertThat(ada.get(path + "/events?cursor=" + diff.path("nextCursor").asString()).at("/items/0")
                .path("sequence").asLong()).isEqualTo(201);
    }

    @Test
    void a_difference_goes_forward() {
        long opened = log.append(opened(session, slot, "marie"));
        long joined = log.append(joined(session, "marie", 1));

        assertThat(ada.refusal(path + "/diff?fromPosition=" + joined + "&toPosition=" + opened))
                .isEqualTo("400 invalid-request fromPosition");
        assertThat(ada.refusal(path + "/diff?fromPosition=" + joined))
                .isEqualTo("400 invalid-request toPosition");
        assertThat(ada.refusal(path + "/diff?fromAt=x&toPosition=" + joined))
                .isEqualTo("400 invalid-request fromAt");
    }
}
