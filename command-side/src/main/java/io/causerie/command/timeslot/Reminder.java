package io.causerie.command.timeslot;

import io.causerie.command.process.Prompts;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.eventlog.deadline.DeadlineHandler;
import io.causerie.eventlog.deadline.Deadlines;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Those with a place are reminded some minutes before the slot starts. */
@Component
@ProcessingGroup("processes")
@DisallowReplay
final class Reminder implements DeadlineHandler {
    private static final String NAME = "slot-reminder";

    private final Deadlines deadlines;
    private final Prompts prompts;
    private final TimeSlotProperties limits;

    Reminder(Deadlines deadlines, Prompts prompts, TimeSlotProperties limits) {
        this.deadlines = deadlines;
        this.prompts = prompts;
        this.limits = limits;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventHandler
    void on(TimeSlotEvent.Scheduled event) {
        scheduleBefore(event.startTime(), event.slotId());
    }

    @EventHandler
    void on(TimeSlotEvent.Changed event) {
        scheduleBefore(event.startTime(), event.slotId());
    }

    @EventHandler
    void on(TimeSlotEvent.Cancelled event) {
        deadlines.cancel(NAME, event.slotId());
    }

    @EventHandler
    void on(TimeSlotEvent.ReminderDue event) {
        deadlines.cancel(NAME, event.slotId());
    }

    @EventHandler
    void on(TimeSlotEvent.Started event) {
        deadlines.cancel(NAME, event.slotId());
    }

    @Override
    public void due(String slotId) {
        prompts.send(new TimeSlotCommand.Remind(new SlotId(slotId)))
                .ifPresent(notYet -> deadlines.schedule(NAME, slotId, notYet));
    }

    private void scheduleBefore(Instant startTime, String slotId) {
        deadlines.schedule(NAME, slotId, startTime.minus(limits.reminderLead()));
    }
}
