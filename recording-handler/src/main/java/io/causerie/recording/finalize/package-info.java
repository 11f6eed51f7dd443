/**
 * Makes the files of a session that has ended: one track per speaker and time, a mix, a manifest. One node at a time works on a
 * session; media is only ever opened by a child process with limits.
 */
@NullMarked
package io.causerie.recording.finalize;

import org.jspecify.annotations.NullMarked;
