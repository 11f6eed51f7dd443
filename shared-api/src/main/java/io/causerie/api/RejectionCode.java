package io.causerie.api;

/**
 * Why a command was refused. The wire form ({@link #code()}) is stable and part of the public
 * contract (docs, section "Errors"); clients branch on it.
 */
public enum RejectionCode {
    NOT_FOUND("not-found"), FORBIDDEN("forbidden"), CONFLICT("conflict"), SLOT_FULL(
            "slot-full"), SLOT_NOT_OPEN("slot-not-open"), SLOT_ALREADY_STARTED(
                    "slot-already-started"), SLOT_CANCELLED(
                            "slot-cancelled"), NOT_REGISTERED("not-registered"), REGISTRATION_OVERLAPS(
                                    "registration-overlaps"), SESSION_NOT_OPEN_YET(
                                            "session-not-open-yet"), SESSION_ENDED(
                                                    "session-ended"), SESSION_FULL(
                                                            "session-full"), ALREADY_IN_ANOTHER_SESSION(
                                                                    "already-in-another-session"), NO_CURRENT_SESSION(
                                                                            "no-current-session"), CONSENT_REQUIRED(
                                                                                    "consent-required"), RATE_LIMITED(
                                                                                            "rate-limited");

    private final String code;

    RejectionCode(String code) {
        this.code = code;
    }

    /** The kebab-case name that clients see. */
    public String code() {
        return code;
    }
}
