/** The audit over REST, for auditors; every question is noted before it is answered.
 * Parameters in, representations and streams out. */
@NullMarked
package io.causerie.query.audit.web;

import org.jspecify.annotations.NullMarked;
