package io.causerie.gateway.hub.memory;

import io.causerie.gateway.hub.Expectations;
import io.causerie.gateway.hub.PresenceLimits;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Whom a single node expects. Not in the ledger: a node that starts expects anew whoever is in a session. */
final class MemoryExpectations implements Expectations {
    /** @param until when the time is up, or when it is handed out again */
    private record Expected(String sessionId, Instant until) {}

    private final Predicate<String> hasPlace;
    private final PresenceLimits limits;
    private final Clock clock;
    private final Map<String, Expected> expected = new ConcurrentHashMap<>();

    MemoryExpectations(Predicate<String> hasPlace, PresenceLimits limits, Clock clock) {
        this.hasPlace = hasPlace;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void expect(String sessionId, String userId) {
        Instant until = clock.instant().plus(limits.arrivalWindow());
        expected.compute(userId, (_, known) -> known != null && known.sessionId().equals(sessionId)
                ? known
                : new Expected(sessionId, until));
        // Looked at last: whoever comes meanwhile has a place by now, or takes the expectation away after it.
        if (hasPlace.test(userId)) {
            came(userId);
        }
    }

    @Override
    public void forget(String sessionId, String userId) {
        expected.computeIfPresent(userId,
                (_, known) -> known.sessionId().equals(sessionId) ? null : known);
    }

    /** They have a place now. */
    void came(String userId) {
        expected.remove(userId);
    }

    @Override
    public List<Absent> takeAbsent() {
        Instant now = clock.instant();
        List<Absent> taken = new ArrayList<>();
        expected.keySet().forEach(userId -> expected.computeIfPresent(userId, (_, known) -> {
            if (now.isBefore(known.until())) {
                return known;
            }
            taken.add(new Absent(userId, known.sessionId()));
            return new Expected(known.sessionId(), now.plus(limits.leaveWithin()));
        }));
        return taken;
    }
}
