/** My places over REST, and as an iCalendar feed.
 * Parameters in, representations out; what they mean is the feature's. */
@NullMarked
package io.causerie.query.registrations.web;

import org.jspecify.annotations.NullMarked;
