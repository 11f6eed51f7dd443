/** What happened, in numbers: a row for each slot and session, and sums of each day, language and level.
 * No row of an ended session names a user; docs/analytics.md says what each number means. */
@NullMarked
package io.causerie.query.analytics;

import org.jspecify.annotations.NullMarked;
