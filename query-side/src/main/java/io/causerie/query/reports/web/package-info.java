/** Reports over REST, for moderators.
 * Parameters in, representations out; what they mean is the feature's. */
@NullMarked
package io.causerie.query.reports.web;

import org.jspecify.annotations.NullMarked;
