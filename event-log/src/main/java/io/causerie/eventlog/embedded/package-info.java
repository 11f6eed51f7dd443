/**
 * The log in one SQLite file, for a process that has it to itself.
 * Durable on every commit: a write-ahead log that is synchronised before an append returns.
 */
@NullMarked
package io.causerie.eventlog.embedded;

import org.jspecify.annotations.NullMarked;
