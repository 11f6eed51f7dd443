/** What every module may say to another: ids, refusals and, per feature, commands and events.
 * A type is here only because two modules compile against it. */
@NullMarked
package io.causerie.api;

import org.jspecify.annotations.NullMarked;
