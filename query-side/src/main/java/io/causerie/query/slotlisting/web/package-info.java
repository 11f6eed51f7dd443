/** The slot listing over REST.
 * Parameters in, JSON out; what they mean is the listing's. */
@NullMarked
package io.causerie.query.slotlisting.web;

import org.jspecify.annotations.NullMarked;
