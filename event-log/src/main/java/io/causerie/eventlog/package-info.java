/**
 * The event log: an ordered, hash-chained sequence of commits that is the system's only source of truth.
 * It is infrastructure: it knows Axon and two stores, and nothing of the business.
 */
@NullMarked
package io.causerie.eventlog;

import org.jspecify.annotations.NullMarked;
