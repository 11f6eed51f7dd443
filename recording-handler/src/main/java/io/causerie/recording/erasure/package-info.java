/**
 * Takes out of the store what must not be there any longer: what somebody said who has it erased, and what has been there long enough.
 * It is gone when that is told.
 */
@NullMarked
package io.causerie.recording.erasure;

import org.jspecify.annotations.NullMarked;
