package io.causerie.gateway.room;

import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.session.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway knows of one user.
 *
 * @param position the last event that is in it
 * @param deleted whether they are gone for good
 * @param banned whether there is a ban, which {@code bannedUntil} may have ended
 * @param bannedUntil when the ban ends by itself; null for never
 * @param blocked whom they blocked, and who blocked them
 * @param met partners of late, and when
 */
public record Person(String userId, long position, boolean deleted, boolean banned,
        @Nullable Instant bannedUntil, Set<String> blocked, Map<String, Instant> met) {
    /** For how long a meeting is kept; longer than anything asks. */
    public static final Duration MEETINGS_KEPT = Duration.ofHours(24);
    /** How often those are forgotten of whom only older meetings are known. */
    public static final Duration SWEPT_EVERY = Duration.ofMinutes(10);

    public Person {
        blocked = Set.copyOf(blocked);
        met = Map.copyOf(met);
    }

    /** Somebody of whom nothing is known yet. */
    public static Person unknown(String userId) {
        return new Person(userId, 0, false, false, null, Set.of(), Map.of());
    }

    /** Whom an event says something about that is kept here. */
    public static List<String> concerned(Object event) {
        return switch (event) {
            case AccountEvent.Banned e -> List.of(e.userId());
            case AccountEvent.BanLifted e -> List.of(e.userId());
            case AccountEvent.Deleted e -> List.of(e.userId());
            case BlocklistEvent.Blocked e -> List.of(e.userId(), e.blockedUserId());
            case SessionEvent.Opened e when e.kind().equals(Room.PARTNER) -> e.expectedUserIds();
            default -> List.of();
        };
    }

    /** After one more event. */
    public Person after(Object event, long eventPosition) {
        if (eventPosition <= position) {
            return this;
        }
        return switch (event) {
            case AccountEvent.Banned e ->
                new Person(userId, eventPosition, deleted, true, e.until(), blocked, met);
            case AccountEvent.BanLifted _ ->
                new Person(userId, eventPosition, deleted, false, null, blocked, met);
            case AccountEvent.Deleted _ ->
                new Person(userId, eventPosition, true, banned, bannedUntil, blocked, met);
            case BlocklistEvent.Blocked e ->
                blocking(other(List.of(e.userId(), e.blockedUserId())), eventPosition);
            case SessionEvent.Opened e -> meeting(other(e.expectedUserIds()), e.openedAt(), eventPosition);
            default -> this;
        };
    }

    boolean mayAct(Instant now) {
        return !deleted && !(banned && (bannedUntil == null || now.isBefore(bannedUntil)));
    }

    /** Whether there is something that time does not take away. */
    public boolean isLasting() {
        return deleted || banned || !blocked.isEmpty();
    }

    /** When they met somebody last; empty if that is not known. */
    public Optional<Instant> lastMetAt() {
        return met.values().stream().max(Comparator.naturalOrder());
    }

    boolean isForgettable(Instant now) {
        return !isLasting()
                && lastMetAt().filter(when -> when.isAfter(now.minus(MEETINGS_KEPT))).isEmpty();
    }

    private String other(List<String> two) {
        return two.getFirst().equals(userId) ? two.getLast() : two.getFirst();
    }

    private Person blocking(String other, long at) {
        Set<String> all = new HashSet<>(blocked);
        all.add(other);
        return new Person(userId, at, deleted, banned, bannedUntil, all, met);
    }

    private Person meeting(String other, Instant when, long at) {
        Map<String, Instant> recent = new HashMap<>(met);
        recent.values().removeIf(then -> then.isBefore(when.minus(MEETINGS_KEPT)));
        recent.put(other, when);
        return new Person(userId, at, deleted, banned, bannedUntil, blocked, recent);
    }
}
