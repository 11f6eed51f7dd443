/**
 * Records traces by Micrometer and OpenTelemetry, if the process is told where to send them.
 * Otherwise none of their classes is made use of.
 */
@NullMarked
package io.causerie.rest.tracing;

import org.jspecify.annotations.NullMarked;
