package io.causerie.query.slotlisting;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.TOMORROW;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.query.support.Client;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each test lists a language of its own, so that only its slots are there. */
@QuerySideTest
class SlotListingTest {
    private final String one = newId();
    private final String two = newId();

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
    void a_slot_reads_as_the_contract_says() {
        long position = log.append(scheduled(one));

        assertThat(marie.getSince(position, "/timeslots/" + one).json().propertyNames())
                .containsExactlyInAnyOrder("id",
                        "seriesId", "targetLanguageCode", "level", "startTime", "durationMinutes",
                        "minParticipants",
                        "maxParticipants", "recurrence", "timeZone", "status", "isActive", "createdAt",
                        "registeredCount",
                        "spotsLeft", "waitlistedCount");
        assertThat(marie.get("/timeslots/" + one).json().path("startTime").asString())
                .isEqualTo(TOMORROW.toString());
    }

    @Test
    void an_unknown_slot_is_not_found() {
        assertThat(marie.get("/timeslots/none").problem()).isEqualTo("404 not-found");
    }

    @Test
    void a_language_finds_its_variants_and_a_variant_only_itself() {
        long position = log.append(scheduled(one, "it", "B1", TOMORROW),
                scheduled(two, "it-CH", "B1", TOMORROW));

        assertThat(listed(position, "language=it")).containsExactlyInAnyOrder(one, two);
        assertThat(listed(position, "language=it-CH")).containsExactly(two);
        assertThat(listed(position, "language=IT-ch")).containsExactly(two);
        assertThat(listed(position, "language=it-IT")).isEmpty();
    }

    @Test
    void a_level_finds_only_that() {
        long position = log.append(scheduled(one, "sv", "B1", TOMORROW),
                scheduled(two, "sv", "B2", TOMORROW));

        assertThat(listed(position, "language=sv&level=B2")).containsExactly(two);
    }

    @Test
    void from_and_to_bound_the_start() {
        Instant later = TOMORROW.plusSeconds(3600);
        long position = log.append(scheduled(one, "da", "B1", TOMORROW), scheduled(two, "da", "B1", later));

        assertThat(listed(position, "language=da&from=" + later)).containsExactly(two);
        assertThat(listed(position, "language=da&to=" + later)).containsExactly(one);
        assertThat(listed(position, "language=da")).containsExactly(one, two);
    }

    @Test
    void without_from_what_is_over_is_left_out_and_what_is_running_is_not() {
        long position = log.append(scheduled(one, "nl", "B1", NOW.minusSeconds(3600)),
                scheduled(two, "nl", "B1", NOW.minusSeconds(60)));

        assertThat(listed(position, "language=nl")).containsExactly(two);
        assertThat(listed(position, "language=nl&from=2000-01-01T00:00:00Z")).containsExactly(one, two);
    }

    @Test
    void available_leaves_out_what_nobody_can_join() {
        String three = newId();
        long position = log.append(scheduled(one, "fi", "B1", TOMORROW), scheduled(two, "fi", "B1", TOMORROW),
                scheduled(three, "fi", "B1", TOMORROW), new TimeSlotEvent.Cancelled(two, List.of(), NOW),
                new TimeSlotEvent.Registered(three, newId(), "jean", TOMORROW, TOMORROW, NOW,
                        new Occupancy(3, 0, 0)));

        assertThat(listed(position, "language=fi&available=true")).containsExactly(one);
        assertThat(listed(position, "language=fi&available=false")).containsExactlyInAnyOrder(one, two,
                three);
    }

    @ParameterizedTest
    @CsvSource({"language, klingon", "language, xx", "language, en_GB_", "level, D1", "level, b1",
            "from, tomorrow",
            "from, %2B1000000000-12-31T23:59:59Z", "from, -0001-01-01T00:00:00Z", "to, 2026-11-24",
            "available, yes",
            "to, 1999-12-31T00:00:00Z"})
    void a_parameter_that_makes_no_sense_is_refused_by_name(String name, String value) {
        String from = name.equals("to") ? "&from=2000-01-01T00:00:00Z" : "";
        Client.Answer answer = marie.get("/timeslots?" + name + "=" + value + from);

        assertThat(answer.problem()).isEqualTo("400 invalid-request");
        assertThat(answer.violation()).isEqualTo(name);
    }

    private List<String> listed(long position, String parameters) {
        List<String> ids = new ArrayList<>();
        marie.getSince(position, "/timeslots?" + parameters).json().path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }
}
