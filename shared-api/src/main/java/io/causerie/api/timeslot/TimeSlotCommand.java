package io.causerie.api.timeslot;

import io.causerie.api.Calendar;
import io.causerie.api.identity.Requester;
import io.causerie.api.identity.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** What can be asked of a time slot. */
public sealed interface TimeSlotCommand {
    SlotId slotId();

    /** Offers a slot of its own; asked again with the same id and content, nothing happens. {@code zone}: whose time readers see. */
    record Schedule(SlotId slotId, UserId organizerId, SlotTerms terms, Instant startTime,
            ZoneId zone) implements TimeSlotCommand {
        public Schedule {
            Calendar.require(startTime, "startTime");
        }
    }

    /** Changes what the slot offers or when it is, before it starts. */
    record Change(SlotId slotId, Requester by, SlotChange change) implements TimeSlotCommand {}

    /** Calls the slot off; a session that is running ends. */
    record Cancel(SlotId slotId, Requester by) implements TimeSlotCommand {}

    /** Takes a place, or one on the waitlist; {@code registrationId} is used only if there is none yet. */
    record Register(SlotId slotId, UserId userId, RegistrationId registrationId) implements TimeSlotCommand {}

    /** Gives the place back; the first on the waitlist gets it. */
    record CancelRegistration(SlotId slotId, UserId userId, CancellationReason reason)
            implements TimeSlotCommand {
        /** They want it so. */
        public CancelRegistration(SlotId slotId, UserId userId) {
            this(slotId, userId, CancellationReason.BY_USER);
        }
    }

    /** The reminder's time has come. */
    record Remind(SlotId slotId) implements TimeSlotCommand {}

    /** Closes registration and opens the session, once the start time is reached. */
    record Start(SlotId slotId) implements TimeSlotCommand {}

    /** The slot's session has ended; {@code attendees} were in it. */
    record Complete(SlotId slotId, Set<UserId> attendees) implements TimeSlotCommand {}
}
