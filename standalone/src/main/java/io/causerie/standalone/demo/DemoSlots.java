package io.causerie.standalone.demo;

import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.Recurrence;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.SlotTerms;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.eventlog.LogPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Offers a few slots if nothing has ever happened here. */
final class DemoSlots implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoSlots.class);
    private static final UserId ORGANIZER = new UserId("demo-organizer");
    private static final Duration SOON = Duration.ofMinutes(10);

    private final CommandGateway commands;
    private final LogPosition log;
    private final Clock clock;

    DemoSlots(CommandGateway commands, LogPosition log, Clock clock) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (log.position() > 0) {
            return;
        }
        schedule("en", CefrLevel.B1,
                clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(SOON).atZone(ZoneId.of("Etc/UTC")));
        schedule("fr", CefrLevel.A2, tomorrowAt(LocalTime.of(12, 30), "Europe/Paris"));
        plan("en", CefrLevel.B2, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=20", LocalTime.of(18, 0), "Europe/London");
        plan("fr", CefrLevel.B1, "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=30", LocalTime.of(19, 30), "Europe/Paris");
        plan("es", CefrLevel.A1, "FREQ=DAILY;COUNT=28", LocalTime.of(8, 0), "America/Mexico_City");
        plan("ja", CefrLevel.C1, "FREQ=WEEKLY;BYDAY=SA;COUNT=8", LocalTime.of(10, 0), "Asia/Tokyo");
        LOG.info("Offered demo slots: an English one starts in {} minutes, others follow over the next weeks"
                + " (causerie.demo.slots=false leaves them out)", SOON.toMinutes());
    }

    private void schedule(String language, CefrLevel level, ZonedDateTime start) {
        commands.sendAndWait(new TimeSlotCommand.Schedule(new SlotId(UUID.randomUUID().toString()), ORGANIZER,
                terms(language, level), start.toInstant(), start.getZone()));
    }

    private void plan(String language, CefrLevel level, String rule, LocalTime time, String zone) {
        commands.sendAndWait(new SlotSeriesCommand.Plan(new SeriesId(UUID.randomUUID().toString()), ORGANIZER,
                terms(language, level), tomorrowAt(time, zone).toInstant(),
                new Recurrence(rule, ZoneId.of(zone))));
    }

    private ZonedDateTime tomorrowAt(LocalTime time, String zone) {
        return clock.instant().atZone(ZoneId.of(zone)).plusDays(1).with(time);
    }

    private static SlotTerms terms(String language, CefrLevel level) {
        return new SlotTerms(new LanguageTag(language), level, 30, 2, 8);
    }
}
