/**
 * Tests of the whole process, from outside: over HTTP, by its output and by its exit code.
 * Those that kill use a JVM of their own.
 */
@NullMarked
package io.causerie.standalone;

import org.jspecify.annotations.NullMarked;
