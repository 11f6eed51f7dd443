/**
 * Where parts and finished files lie, and under which keys.
 * What it is made of (S3) is known in a sub-package only.
 */
@NullMarked
package io.causerie.recording.store;

import org.jspecify.annotations.NullMarked;
