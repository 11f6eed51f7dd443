/**
 * Answers that cost more than who asks for them should be able to cause.
 * They are made now and then, however often they are asked for.
 */
@NullMarked
package io.causerie.rest.cached;

import org.jspecify.annotations.NullMarked;
