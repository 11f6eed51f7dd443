package io.causerie.query.audit;

import io.causerie.api.InvalidValue;
import io.causerie.eventlog.LoggedEvent;
import io.causerie.query.reading.Instants;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A moment of the log: after the event at a position, or after all that was appended up to an instant. */
public sealed interface Moment {
    /** The parameter that it was given as. */
    String field();

    /** Whether {@code event} had been appended by then. */
    boolean includes(LoggedEvent event);

    /** After that event. */
    record AtPosition(String field, long position) implements Moment {
        @Override
        public boolean includes(LoggedEvent event) {
            return event.position() <= position;
        }
    }

    /** At the end of that instant. */
    record AtInstant(String field, Instant instant) implements Moment {
        @Override
        public boolean includes(LoggedEvent event) {
            return !event.at().isAfter(instant);
        }
    }

    /** Reads two parameters of which exactly one is given. */
    static Moment parse(String atField, @Nullable String at, String positionField,
            @Nullable String position) {
        InvalidValue.require(at == null || position == null, positionField,
                "must not be given together with " + atField);
        if (position != null) {
            return new AtPosition(positionField, parsePosition(positionField, position));
        }
        if (at == null) {
            throw new InvalidValue(positionField, "must be given, or " + atField);
        }
        return new AtInstant(atField, Instants.parse(atField, at));
    }

    /** Reads a position of the log. */
    static long parsePosition(String field, String text) {
        InvalidValue.require(text.matches("\\d{1,18}"), field, "must be a position of the event log");
        return Long.parseLong(text);
    }
}
