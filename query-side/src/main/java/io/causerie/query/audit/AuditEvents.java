package io.causerie.query.audit;

import io.causerie.eventlog.LoggedEvent;
import io.causerie.eventlog.StoredEvent;
import io.causerie.eventlog.tracing.Traces;
import io.causerie.eventlog.axon.EventHistory;
import io.causerie.api.InvalidValue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as auditors read them. */
public final class AuditEvents {
    private final EventHistory log;
    private final JsonMapper json;

    public AuditEvents(EventHistory log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    /** The position of the newest event. */
    public long head() {
        return log.head();
    }

    /**
     * All events of a range of positions, both ends included, read as they are consumed.
     *
     * @param from null: from the first on
     * @param to null: to the newest that there is now
     */
    public Stream<AuditEvent> between(@Nullable String from, @Nullable String to) {
        long head = log.head();
        long last = to == null ? head : Moment.parsePosition("toPosition", to);
        long first = from == null ? 1 : Moment.parsePosition("fromPosition", from);
        InvalidValue.require(last <= head, "toPosition", "must be at most " + head + ", where the log ends");
        InvalidValue.require(first >= 1, "fromPosition", "must be 1 or more");
        InvalidValue.require(first <= last || from == null, "fromPosition",
                "must be at most " + last + ", where the range ends");
        return log.between(first, last).map(this::of);
    }

    AuditEvent of(LoggedEvent logged) {
        StoredEvent event = logged.event();
        JsonNode metadata = tree(event.metadata());
        return new AuditEvent(logged.position(), logged.at(), event.id(), event.aggregateType(),
                event.aggregateId(), event.sequence(), event.type(), event.revision(), tree(event.payload()),
                text(metadata, "actor"), text(metadata, "correlationId"), traceId(metadata),
                text(metadata, "command"));
    }

    /** Out of the context that an event of a recorded trace carries: version, trace, span and flags. */
    private static @Nullable String traceId(JsonNode metadata) {
        String[] context = metadata.path(Traces.TRACEPARENT).asString("").split("-");
        return context.length == 4 ? context[1] : null;
    }

    private static @Nullable String text(JsonNode metadata, String field) {
        return metadata.path(field).asString(null);
    }

    /** What is no JSON any more, since somebody has edited it, is shown as the text that it is. */
    private JsonNode tree(String stored) {
        try {
            return json.readTree(stored);
        } catch (JacksonException e) {
            return json.getNodeFactory().stringNode(stored);
        }
    }
}
