/** The vocabulary of time slots and of the series they come from.
 * Commands carry checked values; events carry plain ones and never validate. */
@NullMarked
package io.causerie.api.timeslot;

import org.jspecify.annotations.NullMarked;
