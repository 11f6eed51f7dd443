package io.causerie.rest.problem;

import java.io.IOException;

/** The body that is being read has more bytes than a request may have. */
public final class BodyTooLarge extends IOException {
    public BodyTooLarge(long limitBytes) {
        super("The body may have at most %d bytes.".formatted(limitBytes));
    }
}
