/**
 * Takes out of the store what must not be there any longer: what somebody said who has it erased, and what has been there long enough.
 * What somebody said is gone when that is told; what has expired, nobody can read from then on, and it is deleted next.
 */
@NullMarked
package io.causerie.recording.erasure;

import org.jspecify.annotations.NullMarked;
