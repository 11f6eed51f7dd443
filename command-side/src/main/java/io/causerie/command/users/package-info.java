/** What one user has committed to: the times they hold, the session they are in, the feeds they opened.
 * An agenda is one aggregate per user, so that what concerns one person is decided in one place. */
@NullMarked
package io.causerie.command.users;

import org.jspecify.annotations.NullMarked;
