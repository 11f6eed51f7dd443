package io.causerie.recording.store;

import io.causerie.rest.problem.Unavailable;

/** The store of files cannot be reached, or does not serve us now; whether a write was stored is not known. */
public final class StoreAway extends Unavailable {
    public StoreAway(Throwable cause) {
        super("The store of recordings is away; try again later.", cause);
    }
}
