package io.causerie.gateway.users;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message that never can be heeded as it is. It says why in one of our words, and nothing of what was in it. */
public final class Poison extends RuntimeException {
    /** Why; {@link #code()} is what headers, metrics and operators say. */
    public enum Reason {
        NOT_A_CLOUDEVENT("not-a-cloudevent"), UNKNOWN_TYPE("unknown-type"), BAD_JSON(
                "bad-json"), INVALID_USER_ID(
                        "invalid-user-id"), INVALID_DATA("invalid-data"), TOO_LARGE("too-large"), REFUSED(
                                "refused"), FAILED("failed");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final Reason reason;

    public Poison(Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The one that is, or has caused, {@code failure}. */
    public static Optional<Poison> in(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(Poison.class::isInstance).map(Poison.class::cast).findFirst();
    }
}
