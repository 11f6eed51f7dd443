/**
 * What the nodes of a gateway share: presence with its lease, frames between nodes, the waiting pool.
 * One contract, kept in memory for one node and in Redis for several.
 */
@NullMarked
package io.causerie.gateway.hub;

import org.jspecify.annotations.NullMarked;
