package io.causerie.api.timeslot;

import static io.causerie.api.InvalidValue.require;

/**
 * What a slot offers.
 *
 * @param language the language spoken
 * @param level the level of the conversation
 * @param durationMinutes 10 to 180
 * @param minParticipants 2 to 8, how many make a conversation
 * @param maxParticipants {@code minParticipants} to 8, how many places there are
 */
public record SlotTerms(LanguageTag language, CefrLevel level, int durationMinutes, int minParticipants,
        int maxParticipants) {
    public SlotTerms {
        require(durationMinutes >= 10 && durationMinutes <= 180, "durationMinutes", "must be 10 to 180");
        require(minParticipants >= 2 && minParticipants <= 8, "minParticipants", "must be 2 to 8");
        require(maxParticipants >= 2 && maxParticipants <= 8, "maxParticipants", "must be 2 to 8");
        require(minParticipants <= maxParticipants, "minParticipants", "must not exceed maxParticipants");
    }
}
