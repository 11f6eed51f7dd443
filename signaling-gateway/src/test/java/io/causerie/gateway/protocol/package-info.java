/**
 * Tests of reading and writing frames.
 * The document that tools read is compared with the types here.
 */
@NullMarked
package io.causerie.gateway.protocol;

import org.jspecify.annotations.NullMarked;
