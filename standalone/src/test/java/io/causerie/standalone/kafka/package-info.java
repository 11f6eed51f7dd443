/**
 * Tests of the embedded Kafka broker.
 * They speak to it as other services do.
 */
@NullMarked
package io.causerie.standalone.kafka;

import org.jspecify.annotations.NullMarked;
