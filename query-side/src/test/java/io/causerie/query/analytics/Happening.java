package io.causerie.query.analytics;

import java.time.Instant;

/** An event, and when it was stored. */
record Happening(Instant at, Object event) {}
