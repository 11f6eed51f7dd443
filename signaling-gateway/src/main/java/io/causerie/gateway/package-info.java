/**
 * The signaling gateway as a process: WebSocket connections, rooms that follow the log, partners, pages.
 * Its sides talk through their root packages; only {@code config} wires them.
 */
@NullMarked
package io.causerie.gateway;

import org.jspecify.annotations.NullMarked;
