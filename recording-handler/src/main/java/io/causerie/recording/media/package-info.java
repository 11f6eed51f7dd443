/**
 * Opens media that strangers have sent, and makes media of it: only ever in a child process with limits. It knows files and times, and
 * neither the store nor jobs.
 */
@NullMarked
package io.causerie.recording.media;

import org.jspecify.annotations.NullMarked;
