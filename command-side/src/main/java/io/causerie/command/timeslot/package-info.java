/** Slots and the series they come from: who may have a place, and what happens at the start.
 * The rules are in the aggregates; handlers load what one decision touches, in the lock order. */
@NullMarked
package io.causerie.command.timeslot;

import org.jspecify.annotations.NullMarked;
