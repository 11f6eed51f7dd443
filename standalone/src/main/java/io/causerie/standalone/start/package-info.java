/**
 * What an operator is told at start: where everything is, or why it did not start.
 * The latter comes with an exit code of its own.
 */
@NullMarked
package io.causerie.standalone.start;

import org.jspecify.annotations.NullMarked;
