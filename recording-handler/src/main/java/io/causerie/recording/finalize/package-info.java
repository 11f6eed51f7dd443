/**
 * Makes the files of a session that has ended: one track per speaker and time, a mix, a manifest. One node at a time works on a
 * session, and what it tells the command side is in the store.
 */
@NullMarked
package io.causerie.recording.finalize;

import org.jspecify.annotations.NullMarked;
