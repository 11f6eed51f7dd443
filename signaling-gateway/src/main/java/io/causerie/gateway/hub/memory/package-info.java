/**
 * The hub of a gateway that has one node: maps in its memory.
 * What must outlive a restart is in a ledger.
 */
@NullMarked
package io.causerie.gateway.hub.memory;

import org.jspecify.annotations.NullMarked;
