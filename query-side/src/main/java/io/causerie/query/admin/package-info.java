/** What operators see and do of the projections: how far each is, and rebuilding one from the log.
 * Processes and reactions of the command side are not in reach here: replaying one would act again. */
@NullMarked
package io.causerie.query.admin;

import org.jspecify.annotations.NullMarked;
