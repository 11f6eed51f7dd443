package io.causerie.query.slotlisting;

import static io.causerie.query.support.Events.NOW;
import static io.causerie.query.support.Events.TOMORROW;
import static io.causerie.query.support.Events.newId;
import static io.causerie.query.support.Events.registered;
import static io.causerie.query.support.Events.scheduled;
import static io.causerie.query.support.Events.waitlisted;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import io.causerie.query.reading.Freshness;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@QuerySideTest
class SlotListingProjectionTest {
    private final String slot = newId();

    @Autowired
    private Log log;
    @Autowired
    private SlotListing slots;
    @Autowired
    private Freshness freshness;

    @Test
    void a_scheduled_slot_is_open_and_has_all_its_places() {
        SlotView row = after(scheduled(slot));

        assertThat(row)
                .isEqualTo(new SlotView(slot, null, "en", "B1", TOMORROW, 30, 2, 3, null, "UTC", "open", true,
                        NOW, 0, 3, 0));
    }

    @Test
    void a_slot_of_a_series_shows_its_rule() {
        SlotView row = after(new TimeSlotEvent.Scheduled(slot, "series", "olga", "pt-BR", "C2", TOMORROW,
                TOMORROW.plusSeconds(1200), 20, 2, 8, "FREQ=WEEKLY;COUNT=3", "Europe/Paris", NOW));

        assertThat(row.seriesId()).isEqualTo("series");
        assertThat(row.recurrence()).isEqualTo("FREQ=WEEKLY;COUNT=3");
        assertThat(row.timeZone()).isEqualTo("Europe/Paris");
    }

    @Test
    void places_taken_and_given_back_are_counted() {
        SlotView full = after(scheduled(slot), registered(slot, newId(), "marie", 1),
                registered(slot, newId(), "jean", 2), registered(slot, newId(), "pierre", 3),
                waitlisted(slot, newId(), "luc"));

        assertThat(full).extracting(SlotView::status, SlotView::registeredCount, SlotView::spotsLeft,
                SlotView::waitlistedCount).containsExactly("full", 3, 0, 1);

        SlotView promoted = after(
                new TimeSlotEvent.RegistrationCancelled(slot, newId(), "jean", "by-user", NOW,
                        new Occupancy(2, 1, 1)),
                new TimeSlotEvent.WaitlistPromoted(slot, newId(), "luc", NOW, new Occupancy(3, 0, 0)),
                new TimeSlotEvent.RegistrationCancelled(slot, newId(), "luc", "by-user", NOW,
                        new Occupancy(2, 1, 0)));

        assertThat(promoted).extracting(SlotView::status, SlotView::registeredCount, SlotView::spotsLeft,
                SlotView::waitlistedCount).containsExactly("open", 2, 1, 0);
    }

    @Test
    void a_changed_slot_shows_what_it_offers_now() {
        SlotView row = after(scheduled(slot),
                new TimeSlotEvent.Changed(slot, "fr", "A2", TOMORROW.plusSeconds(3600),
                        TOMORROW.plusSeconds(7200), 60, 3, 5, new Occupancy(5, 0, 1)));

        assertThat(row)
                .isEqualTo(new SlotView(slot, null, "fr", "A2", TOMORROW.plusSeconds(3600), 60, 3, 5, null,
                        "UTC", "full", true, NOW, 5, 0, 1));
    }

    @Test
    void a_started_slot_is_in_session_and_nobody_waits_any_more() {
        Place marie = new Place("r1", "marie");
        SlotView row = after(scheduled(slot), new TimeSlotEvent.ReminderDue(slot, TOMORROW, List.of("marie")),
                new TimeSlotEvent.Started(slot, "session", NOW, TOMORROW, List.of(marie),
                        List.of(new Place("r2", "luc"))));

        assertThat(row).extracting(SlotView::status, SlotView::isActive, SlotView::registeredCount,
                SlotView::waitlistedCount).containsExactly("in-session", true, 1, 0);
    }

    @Test
    void a_completed_slot_is_active_no_more() {
        SlotView row = after(scheduled(slot), new TimeSlotEvent.Completed(slot, List.of(), List.of(), NOW));

        assertThat(row).extracting(SlotView::status, SlotView::isActive).containsExactly("completed", false);
    }

    @Test
    void a_cancelled_slot_has_no_places() {
        SlotView row = after(scheduled(slot), registered(slot, "r1", "marie", 1),
                new TimeSlotEvent.Cancelled(slot, List.of(new Place("r1", "marie")), NOW));

        assertThat(row).extracting(SlotView::status, SlotView::isActive, SlotView::registeredCount,
                SlotView::spotsLeft).containsExactly("cancelled", false, 0, 0);
    }

    private SlotView after(Object... events) {
        long position = log.append(events);
        freshness.positionOf(SlotListingProjection.NAME, Long.toString(position));
        return slots.get(slot);
    }
}
