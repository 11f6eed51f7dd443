package io.causerie.query.admin;

import io.causerie.query.reading.Counted.Counts;
import java.time.Instant;

/**
 * How many there are of what.
 *
 * @param countedAt when that was counted: a moment ago, or, where counting takes long, longer ago
 */
public record Overview(Instant countedAt, Counts sessions, Counts slots, Counts registrations) {}
