/**
 * How the recording handler tells the command side what became of a recording: over the command bus in one process, over HTTP when apart.
 * Nothing else of it sends commands.
 */
@NullMarked
package io.causerie.recording.link;

import org.jspecify.annotations.NullMarked;
