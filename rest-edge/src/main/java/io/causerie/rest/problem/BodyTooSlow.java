package io.causerie.rest.problem;

import java.io.IOException;
import java.time.Duration;

/** The body that is being read takes longer to arrive than a request may. */
public final class BodyTooSlow extends IOException {
    public BodyTooSlow(Duration limit) {
        super("The body must arrive within %d s.".formatted(limit.toSeconds()));
    }
}
