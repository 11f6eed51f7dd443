/** Wires the query side.
 * The only place where it knows its infrastructure. */
@NullMarked
package io.causerie.query.config;

import org.jspecify.annotations.NullMarked;
