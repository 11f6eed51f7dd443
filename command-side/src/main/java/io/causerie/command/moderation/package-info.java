/** Reports of people, and what moderators make of them.
 * A ban is a decision of its own, about an account (see {@code users}). */
@NullMarked
package io.causerie.command.moderation;

import org.jspecify.annotations.NullMarked;
