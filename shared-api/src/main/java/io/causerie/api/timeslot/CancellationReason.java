package io.causerie.api.timeslot;

/** Why a place on a slot is given back; {@link #code()} is what events say. */
public enum CancellationReason {
    /** They want it so. */
    BY_USER("by-user"),
    /** A changed time ran into another place of theirs. */
    OVERLAP("overlap"),
    /** They were deleted. */
    USER_DELETED("user-deleted"),
    /** They are banned beyond the slot's start. */
    USER_BANNED("user-banned");

    private final String code;

    CancellationReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
