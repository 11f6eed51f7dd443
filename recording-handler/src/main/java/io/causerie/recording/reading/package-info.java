/**
 * Tells those who may know what became of a recording, lets them hear it for a while, and proves that consent covers it.
 * Addresses are made when they are asked for and kept nowhere.
 */
@NullMarked
package io.causerie.recording.reading;

import org.jspecify.annotations.NullMarked;
