package io.causerie.gateway.link;

/** Why the gateway leaves a session for a user. */
public enum LeaveReason {
    /** They said so. */
    LEFT,
    /** Their connection was lost and did not come back in time. */
    DISCONNECTED
}
