package io.causerie.command.session;

import io.causerie.api.timeslot.SlotId;
import java.time.Instant;
import java.util.List;

/**
 * What a starting slot hands to its session.
 *
 * @param expectedUserIds who holds a place, and so who may join
 * @param openedAt when registration closed
 * @param endsAt when the slot's time is over
 */
public record Opening(SlotId slotId, String targetLanguageCode, String level, int minParticipants,
        int maxParticipants, List<String> expectedUserIds, Instant openedAt, Instant endsAt) {}
