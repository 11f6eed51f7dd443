package io.causerie.api.timeslot;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is to be different about a slot; null leaves a field as it is. */
public record SlotChange(@Nullable LanguageTag language, @Nullable CefrLevel level,
        @Nullable Integer durationMinutes, @Nullable Integer minParticipants,
        @Nullable Integer maxParticipants, @Nullable Instant startTime) {
    /** These terms, and the start as it is. */
    public static SlotChange to(SlotTerms terms) {
        return new SlotChange(terms.language(), terms.level(), terms.durationMinutes(),
                terms.minParticipants(), terms.maxParticipants(), null);
    }

    /** The same change with this start. */
    public SlotChange at(Instant start) {
        return new SlotChange(language, level, durationMinutes, minParticipants, maxParticipants, start);
    }

    /** The terms after the change; an {@link io.causerie.api.InvalidValue} if they do not fit together. */
    public SlotTerms applyTo(SlotTerms terms) {
        return new SlotTerms(Objects.requireNonNullElse(language, terms.language()),
                Objects.requireNonNullElse(level, terms.level()),
                Objects.requireNonNullElse(durationMinutes, terms.durationMinutes()),
                Objects.requireNonNullElse(minParticipants, terms.minParticipants()),
                Objects.requireNonNullElse(maxParticipants, terms.maxParticipants()));
    }
}
