/**
 * Who may be recorded when, and what became of it: followed from the log into one row per session, which every node reads.
 * Nothing is captured or kept but by what is in these rows.
 */
@NullMarked
package io.causerie.recording.consent;

import org.jspecify.annotations.NullMarked;
