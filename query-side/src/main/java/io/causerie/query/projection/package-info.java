/** What every projection shares: rows that are written before the token that covers them, and the
 * position that tells readers how far they go. It knows no event. */
@NullMarked
package io.causerie.query.projection;

import org.jspecify.annotations.NullMarked;
