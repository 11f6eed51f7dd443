/**
 * Bounds on what a client may send: bytes, depth, time.
 * Each is a property with its unit.
 */
@NullMarked
package io.causerie.rest.limits;

import org.jspecify.annotations.NullMarked;
