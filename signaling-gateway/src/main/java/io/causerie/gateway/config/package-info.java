/**
 * Wires the gateway, for a process of its own and for {@code standalone}.
 * Its limits are here too.
 */
@NullMarked
package io.causerie.gateway.config;

import org.jspecify.annotations.NullMarked;
