package io.causerie.api;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.SlotSeriesEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import java.util.Map;

/** Every kind of event there is, by the prefix of its logical name in the log. */
public final class EventCatalog {
    private static final Map<String, Class<?>> PREFIXES = Map.of("timeslot", TimeSlotEvent.class, "series",
            SlotSeriesEvent.class, "session", SessionEvent.class, "agenda", AgendaEvent.class, "report",
            ReportEvent.class, "blocklist", BlocklistEvent.class, "account", AccountEvent.class);

    private EventCatalog() {}

    /** The sealed interface of each prefix: {@code session} names {@code session.ParticipantJoined}. */
    public static Map<String, Class<?>> prefixes() {
        return PREFIXES;
    }
}
