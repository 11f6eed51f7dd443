/**
 * Carries a trace from a command through the log to whatever follows it. Off unless the process has something that
 * records traces: then nothing is added to events and nothing is looked for in them.
 */
@NullMarked
package io.causerie.eventlog.tracing;

import org.jspecify.annotations.NullMarked;
