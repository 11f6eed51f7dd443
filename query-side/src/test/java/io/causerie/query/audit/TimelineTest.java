package io.causerie.query.audit;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.joined;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.opened;
import static io.causerie.query.support.Events.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.SessionEvent;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class TimelineTest {
    private final String session = newId();
    private final String slot = newId();

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;
    @Autowired
    private EventStore store;
    private Auditor ada;

    @BeforeEach
    void ada() {
        ada = Auditor.at(port);
    }

    @Test
    void each_event_says_where_when_what_who_and_why() {
        long before = log.append(scheduled(slot), opened(session, slot, "marie"));
        store.publish(new GenericDomainEventMessage<>("Session", session, 1,
                joined(session, "marie", 1)).withMetaData(
                        Map.of("actor", "marie", "correlationId", "c1", "traceparent",
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "command",
                                "Join")));

        JsonNode event = ada.get("/audit/sessions/" + session + "/events").path("items").path(1);

        assertThat(event.propertyNames()).containsExactlyInAnyOrder("position", "at", "id", "aggregateType",
                "aggregateId", "sequence", "type", "revision", "payload", "actor", "correlationId", "traceId",
                "command");
        assertThat(event.path("position").asLong()).isEqualTo(before + 1);
        assertThat(event.path("type").asString()).isEqualTo("session.ParticipantJoined");
        assertThat(event.at("/payload/userId").asString()).isEqualTo("marie");
        assertThat(List.of("actor", "correlationId", "traceId", "command"))
                .extracting(field -> event.path(field).asString())
                .containsExactly("marie", "c1", "4bf92f3577b34da6a3ce929d0e0e4736", "Join");
        assertThat(event.path("sequence").asLong()).isEqualTo(1);
    }

    @Test
    void pages_and_the_stream_hold_each_event_once_in_order() {
        log.append(opened(session, slot, "marie"), scheduled(slot));
        IntStream.range(0, 6).forEach(i -> log.append(joined(session, "marie", 1)));

        List<Long> paged = new ArrayList<>();
        JsonNode page = ada.get("/audit/sessions/" + session + "/events?limit=3");
        page.path("items").forEach(one -> paged.add(one.path("sequence").asLong()));
        while (!page.path("nextCursor").isNull()) {
            page = ada.get("/audit/sessions/" + session + "/events?limit=3&cursor="
                    + page.path("nextCursor").asString());
            page.path("items").forEach(one -> paged.add(one.path("sequence").asLong()));
        }

        assertThat(paged).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(ada.lines("/audit/sessions/" + session + "/events"))
                .extracting(one -> one.path("sequence").asLong()).isEqualTo(paged);
        assertThat(ada.get("/audit/timeslots/" + slot + "/events").path("items").size()).isEqualTo(1);
    }

    @Test
    void a_stream_longer_than_what_is_read_at_once_is_whole() {
        log.append(opened(session, slot, "marie"));
        log.append(IntStream.range(0, 1_200).mapToObj(i -> new SessionEvent.MediaStateChanged(session,
                "marie", i % 2 == 0, true)).toArray());

        assertThat(ada.lines("/audit/sessions/" + session + "/events")).hasSize(1_201)
                .last().extracting(one -> one.path("sequence").asLong()).isEqualTo(1_200L);
    }

    @Test
    void an_export_holds_just_the_range_asked_for() {
        long first = log.append(opened(session, slot, "marie"));
        long last = log.append(joined(session, "marie", 1), joined(session, "jean", 2),
                new SessionEvent.Activated(session, NOW));

        assertThat(positions("/audit/events?fromPosition=" + first + "&toPosition=" + (last - 1)))
                .containsExactly(first, first + 1, last - 1);
        assertThat(positions("/audit/events?fromPosition=" + last)).containsExactly(last);
        assertThat(positions("/audit/events?toPosition=2")).containsExactly(1L, 2L);
    }

    private List<Long> positions(String path) {
        return ada.lines(path).stream().map(one -> one.path("position").asLong()).toList();
    }

    @Test
    void what_cannot_be_answered_is_refused() {
        long head = log.append(opened(session, slot, "marie"), scheduled(slot));

        assertThat(ada.refusal("/audit/sessions/" + newId() + "/events")).isEqualTo("404 not-found");
        assertThat(ada.refusal("/audit/sessions/" + slot + "/events")).isEqualTo("404 not-found");
        assertThat(ada.refusal("/audit/timeslots/" + session + "/events")).isEqualTo("404 not-found");
        assertThat(ada.refusal("/audit/sessions/" + session + "/events?limit=0"))
                .isEqualTo("400 invalid-request limit");
        assertThat(ada.refusal("/audit/sessions/" + session + "/events?cursor=MTp4"))
                .isEqualTo("400 invalid-request cursor");
        assertThat(ada.client().get("/audit/events", "Accept", "application/json").problem())
                .isEqualTo("406 invalid-request");
        assertThat(ada.refusal("/audit/events?fromPosition=x"))
                .isEqualTo("400 invalid-request fromPosition");
        assertThat(ada.refusal("/audit/events?fromPosition=0"))
                .isEqualTo("400 invalid-request fromPosition");
        assertThat(ada.refusal("/audit/events?fromPosition=3&toPosition=2"))
                .isEqualTo("400 invalid-request fromPosition");
        assertThat(ada.refusal("/audit/events?toPosition=" + (head + 1000)))
                .isEqualTo("400 invalid-request toPosition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit/sessions/x/events", "/audit/timeslots/x/events",
            "/audit/sessions/x?position=1", "/audit/timeslots/x?position=1",
            "/audit/sessions/x/diff?fromPosition=1&toPosition=1", "/audit/verify", "/audit/events",
            "/audit/reads"})
    void only_auditors_look_back(String path) {
        for (String role : List.of("learner", "organizer", "moderator", "analyst")) {
            assertThat(Client.as(port, "eve", role).get(path).problem()).isEqualTo("403 forbidden");
        }
        assertThat(Client.anonymous(port).get(path).problem()).isEqualTo("401 unauthenticated");
        assertThat(Client.as(port, "root", "admin").get(path).status()).isIn(200, 404);
    }
}
