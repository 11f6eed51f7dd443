/**
 * Recordings over HTTP.
 * Who may ask for what is decided here by role, and within {@code reading} by having taken part.
 */
@NullMarked
package io.causerie.recording.reading.web;

import org.jspecify.annotations.NullMarked;
