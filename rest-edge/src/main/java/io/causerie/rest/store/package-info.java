/**
 * How a REST process lives with MongoDB: it asks whether it is there, and does not wait for it for long.
 * What a client is told when it is away is {@code problem}'s.
 */
@NullMarked
package io.causerie.rest.store;

import org.jspecify.annotations.NullMarked;
