package io.causerie.api.session;

/** Why a session ended; {@link #code()} is what clients see. */
public enum EndReason {
    TIME_EXPIRED("time-expired"), ALL_LEFT("all-left"), NOT_ENOUGH_PARTICIPANTS(
            "not-enough-participants"), MODERATED("moderated"), SLOT_CANCELLED("slot-cancelled");

    private final String code;

    EndReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
