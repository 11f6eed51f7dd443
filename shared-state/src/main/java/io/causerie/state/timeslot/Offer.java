package io.causerie.state.timeslot;

import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.SlotTerms;
import java.time.Duration;
import java.time.Instant;

/** What a slot offers and when, as its events say it: plain values that any past rule allowed. */
public record Offer(String targetLanguageCode, String level, Instant startTime, Instant endTime,
        int durationMinutes, int minParticipants, int maxParticipants) {
    /** These terms from {@code startTime} on; {@code minute} is how long one of their minutes takes. */
    public static Offer of(SlotTerms terms, Instant startTime, Duration minute) {
        return new Offer(terms.language().value(), terms.level().name(), startTime,
                startTime.plus(minute.multipliedBy(terms.durationMinutes())), terms.durationMinutes(),
                terms.minParticipants(), terms.maxParticipants());
    }

    /** The terms by today's rules. */
    public SlotTerms terms() {
        return new SlotTerms(new LanguageTag(targetLanguageCode), CefrLevel.parse(level), durationMinutes,
                minParticipants, maxParticipants);
    }

    public boolean isAtTheSameTimeAs(Offer other) {
        return startTime.equals(other.startTime) && endTime.equals(other.endTime);
    }
}
