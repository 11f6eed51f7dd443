package io.causerie.command.timeslot;

import io.causerie.command.process.Prompts;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.SlotSeriesEvent;
import io.causerie.eventlog.deadline.DeadlineHandler;
import io.causerie.eventlog.deadline.Deadlines;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** The slots of a series are offered as they come within the horizon. */
@Component
@ProcessingGroup("processes")
@DisallowReplay
final class SeriesHorizon implements DeadlineHandler {
    private static final String NAME = "series-horizon";

    private final Deadlines deadlines;
    private final Prompts prompts;

    SeriesHorizon(Deadlines deadlines, Prompts prompts) {
        this.deadlines = deadlines;
        this.prompts = prompts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventHandler
    void on(SlotSeriesEvent.OccurrencesMaterialised event) {
        Instant next = event.nextAt();
        if (next == null) {
            deadlines.cancel(NAME, event.seriesId());
        } else {
            deadlines.schedule(NAME, event.seriesId(), next);
        }
    }

    @Override
    public void due(String seriesId) {
        prompts.send(new SlotSeriesCommand.Materialise(new SeriesId(seriesId)))
                .ifPresent(notYet -> deadlines.schedule(NAME, seriesId, notYet));
    }
}
