package io.causerie.query.slotlisting;

import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.Row;
import io.causerie.query.projection.Rows;
import io.causerie.query.reading.LanguageParameter;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Follows the slots' events into {@link SlotDocument}. */
@ProcessingGroup(SlotListingProjection.NAME)
public final class SlotListingProjection implements Projection {
    public static final String NAME = "slot-listing";

    private final Rows rows;

    public SlotListingProjection(Rows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Class<?>> documents() {
        return List.of(SlotDocument.class);
    }

    @EventHandler
    void on(TimeSlotEvent event) {
        switch (event) {
            case TimeSlotEvent.Scheduled e -> scheduled(e);
            case TimeSlotEvent.Changed e -> changed(e);
            case TimeSlotEvent.Registered e -> occupied(e, e.occupancy());
            case TimeSlotEvent.Waitlisted e -> occupied(e, e.occupancy());
            case TimeSlotEvent.RegistrationCancelled e -> occupied(e, e.occupancy());
            case TimeSlotEvent.WaitlistPromoted e -> occupied(e, e.occupancy());
            case TimeSlotEvent.Started e -> started(e);
            case TimeSlotEvent.Completed e -> row(e).set("status", SlotDocument.COMPLETED);
            case TimeSlotEvent.Cancelled e -> cancelled(e);
            case TimeSlotEvent.ReminderDue e -> {
                /* changes nothing one can see */ }
        }
    }

    private void scheduled(TimeSlotEvent.Scheduled e) {
        row(e).set("seriesId", e.seriesId()).set("recurrence", e.recurrence()).set("timeZone", e.timeZone())
                .set("createdAt", e.createdAt());
        terms(e, e.targetLanguageCode(), e.level());
        row(e).set("startTime", e.startTime()).set("endTime", e.endTime())
                .set("durationMinutes", e.durationMinutes()).set("minParticipants", e.minParticipants())
                .set("maxParticipants", e.maxParticipants());
        occupied(e, new Occupancy(0, e.maxParticipants(), 0));
    }

    private void changed(TimeSlotEvent.Changed e) {
        terms(e, e.targetLanguageCode(), e.level());
        row(e).set("startTime", e.startTime()).set("endTime", e.endTime())
                .set("durationMinutes", e.durationMinutes()).set("minParticipants", e.minParticipants())
                .set("maxParticipants", e.maxParticipants());
        occupied(e, e.occupancy());
    }

    private void terms(TimeSlotEvent e, String language, String level) {
        row(e).set("targetLanguageCode", language)
                .set("primaryLanguage", LanguageParameter.primaryOf(language))
                .set("level", level);
    }

    private void occupied(TimeSlotEvent e, Occupancy occupancy) {
        row(e).set("registeredCount", occupancy.registeredCount()).set("spotsLeft", occupancy.spotsLeft())
                .set("waitlistedCount", occupancy.waitlistedCount())
                .set("status", occupancy.spotsLeft() > 0 ? SlotDocument.OPEN : SlotDocument.FULL);
    }

    private void started(TimeSlotEvent.Started e) {
        row(e).set("status", SlotDocument.IN_SESSION).set("registeredCount", e.expected().size())
                .set("waitlistedCount", 0);
    }

    private void cancelled(TimeSlotEvent.Cancelled e) {
        row(e).set("status", SlotDocument.CANCELLED).set("registeredCount", 0).set("spotsLeft", 0)
                .set("waitlistedCount", 0);
    }

    private Row row(TimeSlotEvent e) {
        return rows.row(SlotDocument.class, e.slotId());
    }
}
