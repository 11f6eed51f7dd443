package io.causerie.api.identity;

import java.time.Instant;

/**
 * What one user has committed to: the slots whose time they hold, the session they entered last,
 * and the calendar feeds they opened.
 */
public sealed interface AgendaEvent {
    String userId();

    record SlotReserved(String userId, String slotId, Instant startTime,
            Instant endTime) implements AgendaEvent {}

    record SlotReleased(String userId, String slotId) implements AgendaEvent {}

    record SessionEntered(String userId, String sessionId) implements AgendaEvent {}

    /** {@code tokenSha256}: hex of the secret's digest; the secret itself is never stored. */
    record FeedTokenIssued(String userId, String feedTokenId, String tokenSha256, Instant issuedAt)
            implements AgendaEvent {}

    record FeedTokenRevoked(String userId, String feedTokenId, Instant revokedAt) implements AgendaEvent {}
}
