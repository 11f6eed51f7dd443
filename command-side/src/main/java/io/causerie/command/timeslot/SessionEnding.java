package io.causerie.command.timeslot;

import io.causerie.command.process.Prompts;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotCommand;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A slot is over when its session is. */
@Component
@ProcessingGroup("reactions")
@DisallowReplay
final class SessionEnding {
    private final Prompts prompts;

    SessionEnding(Prompts prompts) {
        this.prompts = prompts;
    }

    @EventHandler
    void on(SessionEvent.Ended event) {
        if (event.timeSlotId() != null) {
            prompts.send(new TimeSlotCommand.Complete(new SlotId(event.timeSlotId()),
                    event.attendedUserIds().stream().map(UserId::new).collect(Collectors.toSet())));
        }
    }
}
