/**
 * The whole of Causerie in one JVM, on embedded infrastructure.
 * It holds wiring, and nothing of the business.
 */
@NullMarked
package io.causerie.standalone;

import org.jspecify.annotations.NullMarked;
