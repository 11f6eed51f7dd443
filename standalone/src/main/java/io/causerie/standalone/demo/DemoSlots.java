package io.causerie.standalone.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.Recurrence;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.SlotTerms;
import io.causerie.api.timeslot.TimeSlotCommand;
import io.causerie.eventlog.CommitStore;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final CommitStore log;
    private final Clock clock;

    DemoSlots(CommandGateway commands, CommitStore log, Clock clock) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (log.last().isPresent()) {
            return;
        }
        schedule("en", CefrLevel.B1,
                clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(SOON).atZone(ZoneId.of("Etc/UTC")));
        schedule("fr", CefrLevel.A2, tomorrowAt(LocalTime.of(12, 30), "Europe/Paris"));
        plan("en", CefrLevel.B2, EnumSet.of(TUESDAY, THURSDAY), LocalTime.of(18, 0), "Europe/London");
        plan("fr", CefrLevel.B1, EnumSet.of(MONDAY, WEDNESDAY, FRIDAY), LocalTime.of(19, 30), "Europe/Paris");
        plan("es", CefrLevel.A1, EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), "America/Mexico_City");
        plan("ja", CefrLevel.C1, EnumSet.of(SATURDAY), LocalTime.of(10, 0), "Asia/Tokyo");
        LOG.info("Offered demo slots: an English one starts in {} minutes, others follow over the next weeks"
                + " (causerie.demo.slots=false leaves them out)", SOON.toMinutes());
    }

    private void schedule(String language, CefrLevel level, ZonedDateTime start) {
        commands.sendAndWait(new TimeSlotCommand.Schedule(new SlotId(UUID.randomUUID().toString()), ORGANIZER,
                terms(language, level), start.toInstant(), start.getZone()));
    }

    private void plan(String language, CefrLevel level, Set<DayOfWeek> days, LocalTime time, String zone) {
        ZonedDateTime first = Stream.iterate(tomorrowAt(time, zone), day -> day.plusDays(1))
                .filter(day -> days.contains(day.getDayOfWeek())).findFirst().orElseThrow();
        String byDay = days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
        var recurrence = new Recurrence("FREQ=WEEKLY;BYDAY=%s;COUNT=30".formatted(byDay), first.getZone());
        commands.sendAndWait(new SlotSeriesCommand.Plan(new SeriesId(UUID.randomUUID().toString()), ORGANIZER,
                terms(language, level), first.toInstant(), recurrence));
    }

    private ZonedDateTime tomorrowAt(LocalTime time, String zone) {
        return clock.instant().atZone(ZoneId.of(zone)).plusDays(1).with(time);
    }

    private static SlotTerms terms(String language, CefrLevel level) {
        return new SlotTerms(new LanguageTag(language), level, 30, 2, 8);
    }
}
