/**
 * Takes what consenting participants say, part by part, into the store.
 * A part is in the store when it is acknowledged, and nothing of a refused one is.
 */
@NullMarked
package io.causerie.recording.capture;

import org.jspecify.annotations.NullMarked;
