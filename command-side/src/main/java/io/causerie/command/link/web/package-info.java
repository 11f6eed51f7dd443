/**
 * What another process of ours may ask of this one, for a user whom it has authenticated itself: {@code /internal/**}.
 * Exists only where a secret is shared with it, and lets nobody in but that process.
 */
@NullMarked
package io.causerie.command.link.web;

import org.jspecify.annotations.NullMarked;
