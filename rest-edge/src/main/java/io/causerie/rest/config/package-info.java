/**
 * Wires what every REST process shares at its edge.
 * Each side imports {@link io.causerie.rest.config.RestEdgeConfiguration} and nothing else of it.
 */
@NullMarked
package io.causerie.rest.config;

import org.jspecify.annotations.NullMarked;
