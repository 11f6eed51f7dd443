package io.causerie.gateway.room;

/** Somebody who is in a session now. */
public record Member(String userId, boolean cameraEnabled, boolean micEnabled, boolean recordingConsent) {}
