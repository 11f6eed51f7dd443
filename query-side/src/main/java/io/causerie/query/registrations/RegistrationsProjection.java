package io.causerie.query.registrations;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.Row;
import io.causerie.query.projection.Rows;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Follows slots and agendas into registrations, the slots they are for, and feeds. */
@ProcessingGroup(RegistrationsProjection.NAME)
public final class RegistrationsProjection implements Projection {
    public static final String NAME = "registrations";

    private final Rows rows;

    public RegistrationsProjection(Rows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Class<?>> documents() {
        return List.of(RegisteredSlotDocument.class, RegistrationDocument.class, FeedTokenDocument.class,
                FeedSecretDocument.class);
    }

    @EventHandler
    void on(TimeSlotEvent event) {
        switch (event) {
            case TimeSlotEvent.Scheduled e ->
                slot(e, e.targetLanguageCode(), e.level(), e.startTime(), e.endTime());
            case TimeSlotEvent.Changed e ->
                slot(e, e.targetLanguageCode(), e.level(), e.startTime(), e.endTime());
            case TimeSlotEvent.Registered e -> placed(e.registrationId(), e, e.userId(), e.registeredAt(),
                    RegistrationStatus.REGISTERED);
            case TimeSlotEvent.Waitlisted e -> placed(e.registrationId(), e, e.userId(), e.registeredAt(),
                    RegistrationStatus.WAITLISTED);
            case TimeSlotEvent.WaitlistPromoted e ->
                registration(e.registrationId()).set("status", RegistrationStatus.REGISTERED);
            case TimeSlotEvent.RegistrationCancelled e -> cancelled(e.registrationId(), e.cancelledAt());
            case TimeSlotEvent.Cancelled e -> {
                e.places().forEach(place -> cancelled(place.registrationId(), e.cancelledAt()));
                rows.row(RegisteredSlotDocument.class, e.slotId()).set("cancelledAt", e.cancelledAt());
            }
            case TimeSlotEvent.Started e ->
                e.unserved().forEach(place -> cancelled(place.registrationId(), e.startedAt()));
            case TimeSlotEvent.Completed e -> {
                settled(e.attended(), RegistrationStatus.ATTENDED);
                settled(e.noShows(), RegistrationStatus.NO_SHOW);
            }
            case TimeSlotEvent.ReminderDue e -> {
                /* changes nobody's place */ }
        }
    }

    @EventHandler
    void on(AgendaEvent event) {
        switch (event) {
            case AgendaEvent.FeedTokenIssued e -> {
                rows.row(FeedSecretDocument.class, e.tokenSha256()).set("feedTokenId", e.feedTokenId());
                rows.row(FeedTokenDocument.class, e.feedTokenId()).set("userId", e.userId());
            }
            case AgendaEvent.FeedTokenRevoked e ->
                rows.row(FeedTokenDocument.class, e.feedTokenId()).set("revokedAt", e.revokedAt());
            case AgendaEvent.SlotReserved e -> {
                /* the slot's own events say it */ }
            case AgendaEvent.SlotReleased e -> {
                /* the slot's own events say it */ }
            case AgendaEvent.SessionEntered e -> {
                /* no registration */ }
        }
    }

    private Row slot(TimeSlotEvent e, String language, String level, Instant start, Instant end) {
        return rows.row(RegisteredSlotDocument.class, e.slotId()).set("targetLanguageCode", language)
                .set("level", level).set("startTime", start).set("endTime", end);
    }

    private void placed(String registrationId, TimeSlotEvent e, String userId, Instant at, String status) {
        registration(registrationId).set("timeSlotId", e.slotId()).set("userId", userId)
                .set("registeredAt", at).set("status", status);
    }

    private void cancelled(String registrationId, Instant at) {
        registration(registrationId).set("status", RegistrationStatus.CANCELLED).set("cancelledAt", at);
    }

    private void settled(List<Place> places, String status) {
        places.forEach(place -> registration(place.registrationId()).set("status", status));
    }

    private Row registration(String id) {
        return rows.row(RegistrationDocument.class, id);
    }
}
