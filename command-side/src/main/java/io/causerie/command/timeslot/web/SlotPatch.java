package io.causerie.command.timeslot.web;

import static io.causerie.api.InvalidValue.require;

import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.SlotChange;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to change about a slot; what is missing stays as it is. */
record SlotPatch(@Nullable String targetLanguageCode, @Nullable String level, @Nullable Instant startTime,
        @Min(10) @Max(180) @Nullable Integer durationMinutes,
        @Min(2) @Max(8) @Nullable Integer minParticipants,
        @Min(2) @Max(8) @Nullable Integer maxParticipants) {
    SlotChange change() {
        require(Stream
                .of(targetLanguageCode, level, startTime, durationMinutes, minParticipants, maxParticipants)
                .anyMatch(Objects::nonNull), "body", "must have at least one field to change");
        return new SlotChange(targetLanguageCode == null ? null : new LanguageTag(targetLanguageCode),
                level == null ? null : CefrLevel.parse(level), durationMinutes, minParticipants,
                maxParticipants, startTime);
    }
}
