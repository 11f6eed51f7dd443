/** The operators' view over REST, for admins.
 * Everything it answers comes from the feature. */
@NullMarked
package io.causerie.query.admin.web;

import org.jspecify.annotations.NullMarked;
