package io.causerie.api;

/**
 * A business refusal: the command was understood and the rules say no. Nothing was stored. The
 * message is one sentence meant for the person who asked; it holds no personal data.
 */
public final class Rejection extends RuntimeException {
    private final RejectionCode code;

    public Rejection(RejectionCode code, String sentence) {
        // A refusal is an answer, not a fault: no stack trace, it is thrown on hot paths.
        super(sentence, null, false, false);
        this.code = code;
    }

    public RejectionCode code() {
        return code;
    }
}
