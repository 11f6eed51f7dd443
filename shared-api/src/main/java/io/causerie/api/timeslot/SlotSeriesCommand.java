package io.causerie.api.timeslot;

import io.causerie.api.Calendar;
import io.causerie.api.identity.Requester;
import io.causerie.api.identity.UserId;
import java.time.Instant;

/** What can be asked of a series of slots. */
public sealed interface SlotSeriesCommand {
    SeriesId seriesId();

    /** Plans a series that first happens at {@code firstStart} and offers the slots of the first horizon. */
    record Plan(SeriesId seriesId, UserId organizerId, SlotTerms terms, Instant firstStart,
            Recurrence recurrence) implements SlotSeriesCommand {
        public Plan {
            Calendar.require(firstStart, "startTime");
        }
    }

    /** Offers the slots that have come within the horizon. */
    record Materialise(SeriesId seriesId) implements SlotSeriesCommand {}

    /**
     * Changes {@code slotId} and all later slots of its series: they offer what it then offers, and with a new
     * start they start as much later than their rule says as it does.
     */
    record ChangeFrom(SeriesId seriesId, SlotId slotId, Requester by, SlotChange change)
            implements SlotSeriesCommand {}

    /** Calls off {@code slotId} and all later slots of its series that have not started. */
    record CancelFrom(SeriesId seriesId, SlotId slotId, Requester by) implements SlotSeriesCommand {}
}
