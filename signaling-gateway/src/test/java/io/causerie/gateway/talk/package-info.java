/**
 * What docs/signaling-protocol.md says, tried by scripted peers over real sockets.
 * The command side is a stand-in that stores what it is asked for; everything else is the gateway as it is.
 */
@NullMarked
package io.causerie.gateway.talk;

import org.jspecify.annotations.NullMarked;
