package io.causerie.recording.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was in the session.
 *
 * @param consents their last answer, which also holds for when they come back
 * @param policyVersion the text that answer is about; null before the first answer
 * @param grants when they may be recorded, in order and without overlap
 */
public record Speaker(String userId, boolean connected, boolean consents, @Nullable String policyVersion,
        List<Grant> grants) {
    public Speaker {
        grants = List.copyOf(grants);
    }

    static Speaker unknown(String userId) {
        return new Speaker(userId, false, false, null, List.of());
    }

    /** Whether they could be recorded at some time. */
    public boolean everConsented() {
        return !grants.isEmpty();
    }

    /** Whether they may be recorded at some moment of {@code span}. */
    public boolean isCovered(Span span) {
        return grants.stream().map(grant -> grant.within(span)).anyMatch(Predicate.not(Span::isEmpty));
    }

    Speaker connected(boolean now) {
        return new Speaker(userId, now, consents, policyVersion, grants);
    }

    Speaker answering(boolean consent, String policy) {
        return new Speaker(userId, connected, consent, policy, grants);
    }

    /** Begins or ends their grant so that it is as they are now. */
    Speaker settled(boolean active, long atMs, String event) {
        boolean may = active && connected && consents && policyVersion != null;
        List<Grant> now = new ArrayList<>(grants);
        Grant open = now.isEmpty() || !now.getLast().isOpen() ? null : now.getLast();
        if (open != null && !(may && open.policyVersion().equals(policyVersion))) {
            now.removeLast();
            now.add(open.endedAt(Math.max(atMs, open.fromMs()), event));
            open = null;
        }
        if (open == null && may) {
            now.add(new Grant(atMs, null, policyVersion, event, null));
        }
        now.removeIf(Grant::isEmpty);
        return new Speaker(userId, connected, consents, policyVersion, now);
    }
}
