/**
 * One WebSocket connection per user: hello, heartbeat, resume, limits, what waits to be sent.
 * Knows the transport only as something that takes text and can be closed.
 */
@NullMarked
package io.causerie.gateway.connection;

import org.jspecify.annotations.NullMarked;
