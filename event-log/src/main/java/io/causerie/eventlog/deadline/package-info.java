/**
 * Promises in time that survive a restart: a deadline is a document with a name, a key and a due time, and
 * whichever node gets to it first keeps it. There is no transaction with the event log, so a deadline is kept at
 * least once and whoever is told decides whether it still matters.
 */
@NullMarked
package io.causerie.eventlog.deadline;

import org.jspecify.annotations.NullMarked;
