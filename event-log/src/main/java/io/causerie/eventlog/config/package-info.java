/**
 * The log as Spring beans: what a process that reads or writes events imports.
 * The importing side supplies the event types and, for the mongo store, the MongoDB client.
 */
@NullMarked
package io.causerie.eventlog.config;

import org.jspecify.annotations.NullMarked;
