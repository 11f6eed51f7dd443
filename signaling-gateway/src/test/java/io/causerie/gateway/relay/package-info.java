/**
 * Tests of the parts of a connection that need no socket.
 * What it is as a whole is tried in {@code talk}.
 */
@NullMarked
package io.causerie.gateway.relay;

import org.jspecify.annotations.NullMarked;
