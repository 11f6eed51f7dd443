package io.causerie.query.audit;

import io.causerie.api.timeslot.TimeSlotEvent.Place;
import io.causerie.state.timeslot.Offer;
import io.causerie.state.timeslot.Places;
import io.causerie.state.timeslot.SlotBook;
import io.causerie.state.timeslot.SlotState;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A slot as it was, which is what it was decided on.
 *
 * @param status {@code open}, {@code full}, {@code in-session}, {@code completed} or {@code cancelled}
 * @param reminded whether a reminder of the start as it was then had gone out
 * @param registered who had a place, in the order they got it
 * @param withdrawnUserIds who had given a place back and had none since
 */
public record AuditedSlot(String slotId, @Nullable String seriesId, String organizerId,
        String targetLanguageCode, String level, Instant startTime, Instant endTime, int durationMinutes,
        int minParticipants, int maxParticipants, @Nullable String recurrence, String timeZone,
        Instant createdAt, String status, boolean reminded, List<Place> registered,
        List<AuditedWaiting> waiting,
        List<String> withdrawnUserIds) {
    /** Somebody who waited for a place. {@code waitlistPosition} counts from 1. */
    public record AuditedWaiting(String registrationId, String userId, int waitlistPosition) {}

    static AuditedSlot of(SlotBook book) {
        SlotState state = book.state();
        Offer offer = book.offer();
        return new AuditedSlot(state.id(), state.seriesId(), book.origin().organizerId(),
                offer.targetLanguageCode(), offer.level(), offer.startTime(), offer.endTime(),
                offer.durationMinutes(), offer.minParticipants(), offer.maxParticipants(), state.recurrence(),
                state.timeZone(), state.createdAt(), state.status().code(), book.isReminded(),
                book.places().registered(), waiting(book.places()), book.withdrawn());
    }

    private static List<AuditedWaiting> waiting(Places places) {
        List<Place> waiting = places.waiting();
        return IntStream.range(0, waiting.size()).mapToObj(
                i -> new AuditedWaiting(waiting.get(i).registrationId(), waiting.get(i).userId(), i + 1))
                .toList();
    }
}
