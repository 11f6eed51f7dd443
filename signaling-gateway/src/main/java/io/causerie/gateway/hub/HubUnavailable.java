package io.causerie.gateway.hub;

/** What the nodes share cannot be reached; to be answered with {@code unavailable}. */
public class HubUnavailable extends RuntimeException {
    public HubUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
