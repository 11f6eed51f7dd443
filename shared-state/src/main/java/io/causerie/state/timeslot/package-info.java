/** What the events of a slot add up to.
 * The command side decides on it and the audit shows it, so that both have one and the same fold. */
@NullMarked
package io.causerie.state.timeslot;

import org.jspecify.annotations.NullMarked;
