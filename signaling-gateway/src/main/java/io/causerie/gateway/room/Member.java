package io.causerie.gateway.room;

/** Somebody who is in a session now. */
public record Member(String userId, boolean cameraEnabled, boolean micEnabled, boolean recordingConsent) {
    Member withMedia(boolean camera, boolean mic) {
        return new Member(userId, camera, mic, recordingConsent);
    }

    Member withConsent(boolean consent) {
        return new Member(userId, cameraEnabled, micEnabled, consent);
    }
}
