/** Looking back: who did what to a session or a slot, how it was at any moment, and whether anybody has touched the log since.
 * Everything but the notes of who read it is made from the log when it is asked for; there are no rows. */
@NullMarked
package io.causerie.query.audit;

import org.jspecify.annotations.NullMarked;
