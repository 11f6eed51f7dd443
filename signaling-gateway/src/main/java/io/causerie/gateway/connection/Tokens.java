package io.causerie.gateway.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Checks the tokens that clients say hello with. */
public interface Tokens {
    /** Who the token is about; {@link BadToken} if it is not to be believed. May block. */
    Bearer check(String token);

    record Bearer(String userId, @Nullable String displayName, Instant expiresAt) {}

    /** The token is forged, run out or not meant for us. */
    final class BadToken extends RuntimeException {
        public BadToken() {
            super("bad token", null, false, false);
        }
    }
}
