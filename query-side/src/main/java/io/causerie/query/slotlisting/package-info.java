/** The slots on offer: one row per slot, as the listing shows it. */
@NullMarked
package io.causerie.query.slotlisting;

import org.jspecify.annotations.NullMarked;
