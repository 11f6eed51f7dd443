/** Reports over REST, for analysts: sums as JSON, the rows beneath them as CSV or NDJSON.
 * Parameters in, representations out; what the numbers mean is the feature's. */
@NullMarked
package io.causerie.query.analytics.web;

import org.jspecify.annotations.NullMarked;
