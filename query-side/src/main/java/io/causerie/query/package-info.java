/** The process that answers reads.
 * It decides nothing: all it knows it has from the log. */
@NullMarked
package io.causerie.query;

import org.jspecify.annotations.NullMarked;
