package io.causerie.standalone.dev;

import java.time.Instant;

/** A development token; {@code expiresAt} is when it stops being one. */
record DevToken(String token, Instant expiresAt) {}
