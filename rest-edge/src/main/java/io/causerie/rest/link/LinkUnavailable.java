package io.causerie.rest.link;

/** The command side or its store cannot be reached now; whether the command was stored is not known. */
public final class LinkUnavailable extends RuntimeException {
    public LinkUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public LinkUnavailable(String message) {
        super(message);
    }
}
