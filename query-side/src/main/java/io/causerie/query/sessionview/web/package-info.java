/** Sessions over REST.
 * Parameters in, representations out; what they mean is the feature's. */
@NullMarked
package io.causerie.query.sessionview.web;

import org.jspecify.annotations.NullMarked;
