package io.causerie.api.timeslot;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The id of a slot: a UUID, or for an occurrence of a series
 * {@code <seriesId>.<local start>}, e.g. {@code 6f1c….20261124T1800}, which makes it the same
 * whichever node materialises it. */
public record SlotId(@JsonValue String value) {
    public SlotId {
        InvalidValue.require(!value.isBlank() && value.length() <= 128, "timeSlotId",
                "must have 1 to 128 characters");
    }

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** The slot of the occurrence that the rule of {@code series} puts at {@code localStart}. */
    public static SlotId ofOccurrence(SeriesId series, LocalDateTime localStart) {
        return new SlotId(series.value() + "." + LOCAL.format(localStart));
    }

    /** The series this slot is an occurrence of; empty for a slot of its own. */
    public Optional<SeriesId> seriesId() {
        int dot = value.indexOf('.');
        return dot > 0 ? Optional.of(new SeriesId(value.substring(0, dot))) : Optional.empty();
    }

    /** The local start that the rule of its series gives this slot; empty for a slot of its own. */
    public Optional<LocalDateTime> occurrence() {
        try {
            int dot = value.indexOf('.');
            return dot > 0
                    ? Optional.of(LocalDateTime.parse(value.substring(dot + 1), LOCAL))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
