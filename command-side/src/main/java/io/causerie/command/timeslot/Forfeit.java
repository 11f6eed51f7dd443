package io.causerie.command.timeslot;

import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.timeslot.CancellationReason;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.process.Prompts;
import io.causerie.command.users.Bar;
import io.causerie.command.users.Standing;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Whoever will not be allowed to come has no place, nor one in the queue: the deleted nowhere, the banned on no slot that starts
 * while the ban holds. Each place is given back in a commit of its own, and what a crash left is still held when this is told
 * again. A place may be taken while a deletion is stored, so each new one is looked at once more.
 */
@Component
@ProcessingGroup("reactions")
@DisallowReplay
final class Forfeit {
    private final Standing standing;
    private final Prompts prompts;

    Forfeit(Standing standing, Prompts prompts) {
        this.standing = standing;
        this.prompts = prompts;
    }

    @EventHandler
    void on(AccountEvent.Deleted event) {
        forfeitAll(new UserId(event.userId()));
    }

    @EventHandler
    void on(AccountEvent.Banned event) {
        forfeitAll(new UserId(event.userId()));
    }

    @EventHandler
    void on(TimeSlotEvent.Registered event) {
        forfeit(new UserId(event.userId()), new SlotId(event.slotId()), event.startTime());
    }

    @EventHandler
    void on(TimeSlotEvent.Waitlisted event) {
        forfeit(new UserId(event.userId()), new SlotId(event.slotId()), event.startTime());
    }

    private void forfeitAll(UserId user) {
        standing.heldSlots(user).forEach((slot, start) -> forfeit(user, slot, start));
    }

    /** A slot that has started by now, or was called off, refuses: that settles it. */
    private void forfeit(UserId user, SlotId slot, Instant start) {
        standing.barAt(user, start).ifPresent(
                bar -> prompts.send(new TimeSlotCommand.CancelRegistration(slot, user, reason(bar))));
    }

    private static CancellationReason reason(Bar bar) {
        return switch (bar) {
            case DELETED -> CancellationReason.USER_DELETED;
            case BANNED -> CancellationReason.USER_BANNED;
        };
    }
}
