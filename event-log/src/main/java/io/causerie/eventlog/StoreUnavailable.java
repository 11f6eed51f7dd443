package io.causerie.eventlog;

/** The log's store could not be reached or did not answer in time; try again later. */
public final class StoreUnavailable extends RuntimeException {
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
