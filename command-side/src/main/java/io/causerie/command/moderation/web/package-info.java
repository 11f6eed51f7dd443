/** Decisions on reports over REST.
 * Bodies in, commands out. */
@NullMarked
package io.causerie.command.moderation.web;

import org.jspecify.annotations.NullMarked;
