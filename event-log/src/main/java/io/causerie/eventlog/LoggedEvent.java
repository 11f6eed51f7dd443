package io.causerie.eventlog;

import java.time.Instant;

/**
 * An event with its place in the log.
 *
 * @param position from 1, without gaps over the whole log
 * @param at when its commit was appended, in milliseconds
 */
public record LoggedEvent(long position, Instant at, StoredEvent event) {}
