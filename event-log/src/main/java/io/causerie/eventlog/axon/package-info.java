/**
 * What Axon sees of the log: an event storage engine, an event store that is woken, and logical type names.
 * Replaces the event store of axon-mongo (docs/decisions/0001).
 */
@NullMarked
package io.causerie.eventlog.axon;

import org.jspecify.annotations.NullMarked;
