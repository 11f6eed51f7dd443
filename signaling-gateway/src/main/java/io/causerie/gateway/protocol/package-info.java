/**
 * The messages of {@code /ws}, both dialects: what docs/signaling-protocol.md says, as types.
 * Knows nothing of connections, rooms or the transport.
 */
@NullMarked
package io.causerie.gateway.protocol;

import org.jspecify.annotations.NullMarked;
