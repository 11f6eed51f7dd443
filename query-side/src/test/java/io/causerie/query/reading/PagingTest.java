package io.causerie.query.reading;

import static io.causerie.query.support.Events.TOMORROW;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.registered;
import static io.causerie.query.support.Events.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.query.support.Client;
import io.causerie.query.support.Events;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class PagingTest {
    /** A language of this test's own, so that only its slots are listed. */
    private static final String LIST = "/timeslots?language=eu";

    @LocalServerPort
    private int port;
    @Autowired
    private Log log;
    private Client marie;

    @BeforeEach
    void marie() {
        marie = Client.as(port, "marie");
    }

    @Test
    void pages_hold_each_slot_once_even_if_slots_come_and_go_meanwhile() {
        Instant start = TOMORROW.plusSeconds(86_400);
        List<String> ids = IntStream.range(0, 7).mapToObj(i -> newId()).toList();
        // Two at the same time: their order is that of their ids.
        IntStream.range(0, 7)
                .forEach(i -> log.append(scheduled(ids.get(i), "eu", "A1", start.plusSeconds(i / 2))));
        long position = log.append(scheduled(newId(), "ga", "A1", start));

        List<String> seen = new ArrayList<>();
        JsonNode page = marie.getSince(position, LIST + "&limit=3").json();
        seen.addAll(idsOf(page));
        position = log.append(scheduled(newId(), "eu", "A1", start.minusSeconds(60)));
        while (!page.path("nextCursor").isNull()) {
            page = marie.getSince(position, LIST + "&limit=3&cursor=" + page.path("nextCursor").asString())
                    .json();
            seen.addAll(idsOf(page));
        }

        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(marie.get(LIST).json().path("items")).hasSize(8);
    }

    @Test
    void the_last_page_has_no_next_and_says_its_position() {
        long position = log.append(registered(newId(), newId(), "nobody", 1));
        JsonNode page = marie.getSince(position, "/registrations").json();

        assertThat(page.path("items").isArray()).isTrue();
        assertThat(page.has("nextCursor")).isTrue();
        assertThat(page.path("nextCursor").isNull()).isTrue();
        assertThat(page.path("position").asLong()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void registrations_come_newest_first_page_by_page() {
        String slot = newId();
        String user = "pager-" + slot;
        log.append(scheduled(slot));
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> newId()).toList();
        long position = 0;
        for (int i = 0; i < 5; i++) {
            position = log.append(registered(slot, ids.get(i), user, 1, Events.NOW.plusSeconds(i)));
        }
        Client client = Client.as(port, user);

        JsonNode first = client.getSince(position, "/registrations?limit=2").json();
        JsonNode second = client.get("/registrations?limit=2&cursor=" + first.path("nextCursor").asString())
                .json();

        assertThat(idsOf(first)).containsExactly(ids.get(4), ids.get(3));
        assertThat(idsOf(second)).containsExactly(ids.get(2), ids.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten", "1e2", "", "99999999999999999999"})
    void a_limit_that_is_none_is_refused(String limit) {
        Client.Answer answer = marie.get("/timeslots?limit=" + limit);

        assertThat(answer.problem()).isEqualTo("400 invalid-request");
        assertThat(answer.violation()).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!", "MTIz", "OTk5OTk5OTk5OTk5OTk5OTk5OTk6eA", "%00", ""})
    void a_cursor_that_no_list_gave_is_refused(String cursor) {
        for (String list : List.of("/timeslots?", "/registrations?", "/sessions?mine=true&")) {
            Client.Answer answer = marie.get(list + "cursor=" + cursor);

            assertThat(answer.problem()).isEqualTo("400 invalid-request");
            assertThat(answer.violation()).isEqualTo("cursor");
        }
    }

    private static List<String> idsOf(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }
}
