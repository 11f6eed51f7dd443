package io.causerie.command.timeslot;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a series offers from which occurrence on. An occurrence is named by the local start its rule gives
 * it; it starts later by the shift of its section, on the clock of the series' zone.
 */
final class SeriesPlan {
    /** From {@code from} on, until the next section. */
    record Section(LocalDateTime from, Duration shift, String targetLanguageCode, String level,
            int durationMinutes, int minParticipants, int maxParticipants) {
        /** The same, from another occurrence on. */
        Section startingAt(LocalDateTime occurrence) {
            return new Section(occurrence, shift, targetLanguageCode, level, durationMinutes, minParticipants,
                    maxParticipants);
        }
    }

    private final List<Section> sections = new ArrayList<>();

    /** From the section's first occurrence on, this replaces what was planned. */
    void replaceFrom(Section section) {
        sections.removeIf(other -> !other.from().isBefore(section.from()));
        sections.add(section);
    }

    /** What holds for {@code occurrence}. */
    Section at(LocalDateTime occurrence) {
        Section found = sections.getFirst();
        for (Section section : sections) {
            if (!section.from().isAfter(occurrence)) {
                found = section;
            }
        }
        return found;
    }

    /** Whether {@link #replaceFrom} would change nothing. */
    boolean holdsFrom(Section section) {
        return at(section.from()).startingAt(section.from()).equals(section)
                && sections.stream().noneMatch(other -> other.from().isAfter(section.from()));
    }
}
