package io.causerie.api;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A business refusal: the command was understood and the rules say no. Nothing was stored. The
 * message is one sentence meant for the person who asked; it holds no personal data.
 */
public final class Rejection extends RuntimeException {
    private final RejectionCode code;
    private final transient @Nullable Instant notBefore;

    public Rejection(RejectionCode code, String sentence) {
        this(code, sentence, null);
    }

    private Rejection(RejectionCode code, String sentence, @Nullable Instant notBefore) {
        // A refusal is an answer, not a fault: no stack trace, it is thrown on hot paths.
        super(sentence, null, false, false);
        this.code = code;
        this.notBefore = notBefore;
    }

    /** It is too early: the same may be asked again at {@code notBefore}. */
    public static Rejection tooEarly(RejectionCode code, String sentence, Instant notBefore) {
        return new Rejection(code, sentence, notBefore);
    }

    public RejectionCode code() {
        return code;
    }

    /** When to ask again, if it was too early. */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }
}
