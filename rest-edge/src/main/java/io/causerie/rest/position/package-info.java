/**
 * Tells on each write how far the event log has come ({@code X-Position}).
 * A client that sends that number with a read is sure to see its own write.
 */
@NullMarked
package io.causerie.rest.position;

import org.jspecify.annotations.NullMarked;
