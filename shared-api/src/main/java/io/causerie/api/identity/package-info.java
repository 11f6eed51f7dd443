/** Users as the Auth Service knows them, and the facts about one user's commitments.
 * A user is an id here, never a name. */
@NullMarked
package io.causerie.api.identity;

import org.jspecify.annotations.NullMarked;
