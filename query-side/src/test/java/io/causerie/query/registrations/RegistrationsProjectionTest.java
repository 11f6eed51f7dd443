package io.causerie.query.registrations;

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
import io.causerie.query.reading.PageRequest;
import io.causerie.query.support.Log;
import io.causerie.query.support.QuerySideTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@QuerySideTest
class RegistrationsProjectionTest {
    private final String slot = newId();
    private final String registration = newId();
    private final String user = "marie-" + slot;
    private final Place place = new Place(registration, user);

    @Autowired
    private Log log;
    @Autowired
    private Registrations registrations;
    @Autowired
    private Freshness freshness;

    @Test
    void a_place_taken_is_registered_and_knows_its_slot() {
        assertThat(after(scheduled(slot), registered(slot, registration, user, 1)))
                .isEqualTo(new RegistrationView(registration, slot, user, "registered", NOW, null, "en", "B1",
                        TOMORROW, TOMORROW.plusSeconds(1800)));
    }

    @Test
    void a_place_on_the_waitlist_is_registered_once_promoted() {
        assertThat(after(scheduled(slot), waitlisted(slot, registration, user)).status())
                .isEqualTo("waitlisted");

        assertThat(after(
                new TimeSlotEvent.WaitlistPromoted(slot, registration, user, NOW, new Occupancy(3, 0, 0)))
                .status()).isEqualTo("registered");
    }

    @Test
    void a_place_given_back_is_cancelled_then() {
        RegistrationView row = after(scheduled(slot), registered(slot, registration, user, 1),
                new TimeSlotEvent.RegistrationCancelled(slot, registration, user, "by-user", TOMORROW,
                        new Occupancy(0, 3, 0)));

        assertThat(row.status()).isEqualTo("cancelled");
        assertThat(row.cancelledAt()).isEqualTo(TOMORROW);
    }

    @Test
    void a_place_on_a_slot_called_off_is_cancelled() {
        RegistrationView row = after(scheduled(slot), registered(slot, registration, user, 1),
                new TimeSlotEvent.Cancelled(slot, List.of(place), TOMORROW));

        assertThat(row.status()).isEqualTo("cancelled");
        assertThat(row.cancelledAt()).isEqualTo(TOMORROW);
    }

    @Test
    void a_place_on_a_slot_that_moved_has_the_new_time_and_terms() {
        Instant later = TOMORROW.plusSeconds(7200);
        RegistrationView row = after(scheduled(slot), registered(slot, registration, user, 1),
                new TimeSlotEvent.Changed(slot, "fr", "A2", later, later.plusSeconds(1200), 20, 2, 3,
                        new Occupancy(1, 2, 0)));

        assertThat(row)
                .isEqualTo(new RegistrationView(registration, slot, user, "registered", NOW, null, "fr", "A2",
                        later, later.plusSeconds(1200)));
    }

    @Test
    void who_waited_in_vain_is_cancelled_when_the_slot_starts() {
        RegistrationView row = after(scheduled(slot), waitlisted(slot, registration, user),
                new TimeSlotEvent.Started(slot, "session", TOMORROW, TOMORROW, List.of(), List.of(place)));

        assertThat(row.status()).isEqualTo("cancelled");
        assertThat(row.cancelledAt()).isEqualTo(TOMORROW);
    }

    @Test
    void who_was_there_attended() {
        assertThat(after(scheduled(slot), registered(slot, registration, user, 1),
                new TimeSlotEvent.ReminderDue(slot, TOMORROW, List.of(user)),
                new TimeSlotEvent.Completed(slot, List.of(place), List.of(), NOW)).status())
                .isEqualTo("attended");
    }

    @Test
    void who_was_not_there_is_a_no_show() {
        assertThat(after(scheduled(slot), registered(slot, registration, user, 1),
                new TimeSlotEvent.Completed(slot, List.of(), List.of(place), NOW)).status())
                .isEqualTo("no-show");
    }

    private RegistrationView after(Object... events) {
        long position = log.append(events);
        freshness.positionOf(RegistrationsProjection.NAME, Long.toString(position));
        return registrations.of(user, null, PageRequest.parse(null, null), position).items().getFirst();
    }
}
