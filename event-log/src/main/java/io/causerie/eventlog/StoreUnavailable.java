package io.causerie.eventlog;

import org.jspecify.annotations.Nullable;

/** The log's store could not be reached or did not answer in time; try again later. */
public final class StoreUnavailable extends RuntimeException {
    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
