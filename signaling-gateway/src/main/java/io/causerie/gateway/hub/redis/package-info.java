/**
 * The hub of a gateway of several nodes: what they share is in Redis, each call one atomic script.
 * Notices and frames between nodes go over its channels; nothing in it needs to outlive a restart of all.
 */
@NullMarked
package io.causerie.gateway.hub.redis;

import org.jspecify.annotations.NullMarked;
