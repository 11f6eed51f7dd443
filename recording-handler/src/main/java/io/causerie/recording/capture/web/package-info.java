/**
 * Parts over HTTP.
 * The session's time too, by which clients say when a part was spoken.
 */
@NullMarked
package io.causerie.recording.capture.web;

import org.jspecify.annotations.NullMarked;
