/** What tests of other modules need of a log too: time that they set, and hands that get at what is stored. It is part of the
 * test jar. */
@NullMarked
package io.causerie.eventlog.support;

import org.jspecify.annotations.NullMarked;
