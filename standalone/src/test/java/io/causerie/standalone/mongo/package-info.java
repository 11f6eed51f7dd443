/**
 * Tests of the embedded server.
 * They kill it.
 */
@NullMarked
package io.causerie.standalone.mongo;

import org.jspecify.annotations.NullMarked;
