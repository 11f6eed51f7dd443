package io.causerie.api.moderation;

import java.time.Instant;

/** Whom one user never wants to meet as a partner again. */
public sealed interface BlocklistEvent {
    String userId();

    record Blocked(String userId, String blockedUserId, Instant blockedAt) implements BlocklistEvent {}
}
