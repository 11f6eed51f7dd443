package io.causerie.gateway.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that is answered by {@code error}. Thrown by whatever handles it; carries no stack trace, since clients cause it.
 */
public final class Refusal extends RuntimeException {
    private final String code;
    private final @Nullable String replyTo;
    private final @Nullable Long retryAfterMs;
    private final List<ServerMessage.Violation> violations;

    public Refusal(ErrorCode code, String sentence) {
        this(code.wire(), sentence, null, null, List.of());
    }

    /** @param replyTo the message's {@code id}, where whoever throws this knows it and its dispatcher does not */
    public Refusal(String code, String sentence, @Nullable String replyTo, @Nullable Long retryAfterMs,
            List<ServerMessage.Violation> violations) {
        super(sentence, null, false, false);
        this.code = code;
        this.replyTo = replyTo;
        this.retryAfterMs = retryAfterMs;
        this.violations = violations;
    }

    static Refusal invalid(@Nullable String replyTo, List<ServerMessage.Violation> violations) {
        return new Refusal(ErrorCode.INVALID_MESSAGE.wire(), "The message is not as the protocol has it.",
                replyTo,
                null, violations);
    }

    static Refusal unreadable(String sentence, @Nullable String replyTo) {
        return new Refusal(ErrorCode.INVALID_MESSAGE.wire(), sentence, replyTo, null, List.of());
    }

    public String code() {
        return code;
    }

    /** The answer to the message with this {@code id}, if it had one. */
    public ServerMessage.Error answer(@Nullable String id) {
        return new ServerMessage.Error(code, getMessage(), id == null ? replyTo : id, retryAfterMs,
                violations.isEmpty() ? null : violations);
    }
}
