/** How reads are asked and answered, whatever they are about: pages, cursors and the position of what was read.
 * What a client sends is parsed here. */
@NullMarked
package io.causerie.query.reading;

import org.jspecify.annotations.NullMarked;
