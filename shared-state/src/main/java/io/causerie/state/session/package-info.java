/** What the events of a session add up to.
 * The command side decides on it and the audit shows it, so that both have one and the same fold. */
@NullMarked
package io.causerie.state.session;

import org.jspecify.annotations.NullMarked;
