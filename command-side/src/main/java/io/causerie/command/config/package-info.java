/** Wires the command side: aggregates to the log, handlers to the command bus, processes to their tokens.
 * The only place that reads the system clock and knows how Axon, Mongo and Spring fit together. */
@NullMarked
package io.causerie.command.config;

import org.jspecify.annotations.NullMarked;
