package io.causerie.state.session;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is, or was, in a session.
 *
 * @param id stays the same when they leave and come back
 * @param joinedAt when they came in last
 * @param leftAt when they left; null while they are in
 */
public record Participant(String id, String userId, Presence presence, boolean cameraEnabled,
        boolean micEnabled, Consent consent, Instant joinedAt, @Nullable Instant leftAt) {

    /** Whether somebody is in the session, and if not, whether they may come back. */
    public enum Presence {
        CONNECTED, LEFT, REMOVED;

        /** Why somebody is no longer connected, as events say it. */
        public String reason() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whoever was not removed may come back. */
        public static Presence after(String reason) {
            return REMOVED.reason().equals(reason) ? REMOVED : LEFT;
        }
    }

    public boolean recordingConsent() {
        return consent.given();
    }

    public boolean isConnected() {
        return presence == Presence.CONNECTED;
    }

    Participant withMedia(boolean camera, boolean mic) {
        return new Participant(id, userId, presence, camera, mic, consent, joinedAt, leftAt);
    }

    Participant withConsent(Consent said) {
        return new Participant(id, userId, presence, cameraEnabled, micEnabled, said, joinedAt, leftAt);
    }

    Participant gone(Presence how, Instant at) {
        return new Participant(id, userId, how, cameraEnabled, micEnabled, consent, joinedAt, at);
    }
}
