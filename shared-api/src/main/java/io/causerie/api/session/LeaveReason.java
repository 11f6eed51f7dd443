package io.causerie.api.session;

/** Why somebody leaves a session; {@link #code()} is what events and clients say. */
public enum LeaveReason {
    /** They chose to. */
    LEFT("left"),
    /** Their connection was lost and did not come back in time. */
    DISCONNECTED("disconnected");

    private final String code;

    LeaveReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
