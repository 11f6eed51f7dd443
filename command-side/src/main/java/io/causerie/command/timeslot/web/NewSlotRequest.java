package io.causerie.command.timeslot.web;

import static io.causerie.api.InvalidValue.require;

import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.Recurrence;
import io.causerie.api.timeslot.SlotTerms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A slot to be offered, or with {@code recurrence} a series of them.
 *
 * @param targetLanguageCode BCP 47
 * @param level A1 to C2
 * @param timeZone IANA; needed with a recurrence, else UTC by default
 */
record NewSlotRequest(@NotNull @Nullable String targetLanguageCode, @NotNull @Nullable String level,
        @NotNull @Nullable Instant startTime, @Min(10) @Max(180) @Nullable Integer durationMinutes,
        @Min(2) @Max(8) @Nullable Integer minParticipants, @Min(2) @Max(8) @Nullable Integer maxParticipants,
        @Size(min = 1, max = 512) @Nullable String recurrence, @Nullable String timeZone) {
    private static final int DEFAULT_MINUTES = 30;
    private static final int DEFAULT_MIN = 2;
    private static final int DEFAULT_MAX = 8;

    SlotTerms terms() {
        return new SlotTerms(new LanguageTag(Objects.requireNonNull(targetLanguageCode)),
                CefrLevel.parse(Objects.requireNonNull(level)),
                Objects.requireNonNullElse(durationMinutes, DEFAULT_MINUTES),
                Objects.requireNonNullElse(minParticipants, DEFAULT_MIN),
                Objects.requireNonNullElse(maxParticipants, DEFAULT_MAX));
    }

    Instant start() {
        return Objects.requireNonNull(startTime);
    }

    /** The zone whose clock the slot goes by. */
    ZoneId zone() {
        return Recurrence.parseZone(Objects.requireNonNullElse(timeZone, "UTC"));
    }

    boolean recurs() {
        return recurrence != null;
    }

    Recurrence rule() {
        require(timeZone != null, "timeZone", "is needed with a recurrence");
        return new Recurrence(Objects.requireNonNull(recurrence), zone());
    }
}
