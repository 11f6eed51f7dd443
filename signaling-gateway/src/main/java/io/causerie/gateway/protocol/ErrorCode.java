package io.causerie.gateway.protocol;

/** The codes of {@code error} that are the gateway's own; the command side's refusals bring theirs. */
public enum ErrorCode {
    INVALID_MESSAGE("invalid-message"), UNKNOWN_TYPE("unknown-type"), HELLO_FIRST(
            "hello-first"), NO_CURRENT_SESSION(
                    "no-current-session"), PEER_NOT_IN_SESSION("peer-not-in-session"), NO_PARTNER(
                            "no-partner"), ALREADY_IN_ANOTHER_SESSION(
                                    "already-in-another-session"), WRONG_DIALECT(
                                            "wrong-dialect"), RATE_LIMITED(
                                                    "rate-limited"), FAILED_TO_FIND_PARTNER(
                                                            "failed-to-find-partner"), FORBIDDEN(
                                                                    "forbidden"), UNAVAILABLE("unavailable");

    private final String wire;

    ErrorCode(String wire) {
        this.wire = wire;
    }

    /** As messages name it. */
    public String wire() {
        return wire;
    }
}
