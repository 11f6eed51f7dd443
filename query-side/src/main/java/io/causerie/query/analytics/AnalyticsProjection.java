package io.causerie.query.analytics;

import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.Rows;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;

/** Follows slots and sessions into rows of numbers, and into the sums of each day. */
@ProcessingGroup(AnalyticsProjection.NAME)
public final class AnalyticsProjection implements Projection {
    public static final String NAME = "analytics";

    private final Ledger slots;
    private final Ledger sessions;

    public AnalyticsProjection(Rows rows) {
        this.slots = new Ledger(rows, SlotRow.class, SlotSum.class, List.of(Place.DAY, Place.WEEKDAY,
                Place.HOUR, Place.LANGUAGE, Place.PRIMARY_LANGUAGE, Place.LEVEL));
        this.sessions = new Ledger(rows, SessionRow.class, SessionSum.class, List.of(Place.DAY, Place.KIND,
                Place.LANGUAGE, Place.PRIMARY_LANGUAGE, Place.LEVEL));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Sums first: see {@link Ledger}. */
    @Override
    public List<Class<?>> documents() {
        return List.of(SlotSum.class, SessionSum.class, SlotRow.class, SessionRow.class);
    }

    @EventHandler
    void on(TimeSlotEvent event, TrackingToken token) {
        slots.record(event.slotId(), positionOf(token), slot -> SlotFacts.evolve(slot, event));
    }

    @EventHandler
    void on(SessionEvent event, TrackingToken token, @Timestamp Instant storedAt) {
        sessions.record(event.sessionId(), positionOf(token),
                session -> SessionFacts.evolve(session, event, storedAt));
    }

    private static long positionOf(TrackingToken token) {
        return token.position().orElseThrow();
    }
}
