package io.causerie.api;

/**
 * A value that no command may carry. {@link #field()} is the name a client used for it, so an edge
 * can point at it; the message says what would be valid.
 */
public final class InvalidValue extends IllegalArgumentException {
    private final String field;

    public InvalidValue(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }

    /** Fails with {@code message} for {@code field} unless {@code valid}. */
    public static void require(boolean valid, String field, String message) {
        if (!valid) {
            throw new InvalidValue(field, message);
        }
    }
}
