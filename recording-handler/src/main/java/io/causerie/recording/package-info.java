/**
 * The recording handler as a process: takes what consenting participants say, and makes files of it after the session.
 * Its features talk through their root packages; only {@code config} wires them.
 */
@NullMarked
package io.causerie.recording;

import org.jspecify.annotations.NullMarked;
