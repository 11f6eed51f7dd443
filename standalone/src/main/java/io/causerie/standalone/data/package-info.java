/**
 * The directory that holds everything a standalone process keeps.
 * It is opened before anything else, and by one process at a time.
 */
@NullMarked
package io.causerie.standalone.data;

import org.jspecify.annotations.NullMarked;
