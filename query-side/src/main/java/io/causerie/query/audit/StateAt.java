package io.causerie.query.audit;

import java.time.Instant;

/**
 * What something was at a moment.
 *
 * @param position of the last of its events up to that moment; the state is the same until its next one
 * @param at when that event was appended
 * @param eventCount how many of its events there were
 */
public record StateAt<V>(long position, Instant at, long eventCount, V state) {}
