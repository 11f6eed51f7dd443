package io.causerie.command.timeslot;

import io.causerie.command.process.Prompts;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.eventlog.deadline.DeadlineHandler;
import io.causerie.eventlog.deadline.Deadlines;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A slot starts at its time. */
@Component
@ProcessingGroup("processes")
@DisallowReplay
final class SlotStart implements DeadlineHandler {
    private static final String NAME = "slot-start";

    private final Deadlines deadlines;
    private final Prompts prompts;

    SlotStart(Deadlines deadlines, Prompts prompts) {
        this.deadlines = deadlines;
        this.prompts = prompts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventHandler
    void on(TimeSlotEvent.Scheduled event) {
        deadlines.schedule(NAME, event.slotId(), event.startTime());
    }

    @EventHandler
    void on(TimeSlotEvent.Changed event) {
        deadlines.schedule(NAME, event.slotId(), event.startTime());
    }

    @EventHandler
    void on(TimeSlotEvent.Cancelled event) {
        deadlines.cancel(NAME, event.slotId());
    }

    @EventHandler
    void on(TimeSlotEvent.Started event) {
        deadlines.cancel(NAME, event.slotId());
    }

    @Override
    public void due(String slotId) {
        prompts.send(new TimeSlotCommand.Start(new SlotId(slotId)))
                .ifPresent(notYet -> deadlines.schedule(NAME, slotId, notYet));
    }
}
