/**
 * Conversation sessions: who may enter one, what may happen in it and when it ends. The aggregate
 * decides; each promise in time is a process that only reminds it.
 */
@NullMarked
package io.causerie.command.session;

import org.jspecify.annotations.NullMarked;
