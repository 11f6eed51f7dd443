package io.causerie.command.session;

import io.causerie.command.process.Prompts;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A slot that is called off ends its session; most are called off before they have one, which is a refusal. */
@Component
@ProcessingGroup("reactions")
@DisallowReplay
final class SlotCancellation {
    private final Prompts prompts;

    SlotCancellation(Prompts prompts) {
        this.prompts = prompts;
    }

    @EventHandler
    void on(TimeSlotEvent.Cancelled event) {
        SessionId session = SessionId.ofSlot(new SlotId(event.slotId()));
        prompts.send(new SessionCommand.End(session, EndReason.SLOT_CANCELLED));
    }
}
