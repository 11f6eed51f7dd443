/**
 * Wires the recording handler.
 * The only place where it knows its infrastructure.
 */
@NullMarked
package io.causerie.recording.config;

import org.jspecify.annotations.NullMarked;
