/** The side that decides: aggregates, the processes that keep their promises in time, and the writes over REST.
 * A feature is a package; {@code config} wires them and nothing depends on it. */
@NullMarked
package io.causerie.command;

import org.jspecify.annotations.NullMarked;
