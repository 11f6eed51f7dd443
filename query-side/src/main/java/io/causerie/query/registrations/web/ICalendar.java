package io.causerie.query.registrations.web;

import io.causerie.query.registrations.CalendarEntry;
import java.time.Duration;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Calendar entries as iCalendar (RFC 5545): when and in what language, and nobody's name. */
final class ICalendar {
    private ICalendar() {}

    static String write(List<CalendarEntry> entries) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Causerie//Registrations//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        entries.forEach(entry -> calendar.add(event(entry)));
        return calendar.toString();
    }

    private static VEvent event(CalendarEntry entry) {
        VEvent event = new VEvent(false);
        event.add(new Uid(entry.registrationId() + "@causerie"));
        event.add(new DtStamp(entry.registeredAt()));
        event.add(new DtStart<>(entry.startTime()));
        event.add(new net.fortuna.ical4j.model.property.Duration(
                Duration.between(entry.startTime(), entry.endTime())));
        event.add(new Summary(
                "Conversation " + entry.targetLanguageCode() + " " + entry.level()));
        event.add(new Status(entry.status()));
        return event;
    }
}
