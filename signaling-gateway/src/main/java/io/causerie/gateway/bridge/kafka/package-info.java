/**
 * The bridge's topic on Kafka brokers, and what is needed to reach them.
 * Addresses and credentials are Spring Boot's own properties, {@code spring.kafka.*}.
 */
@NullMarked
package io.causerie.gateway.bridge.kafka;

import org.jspecify.annotations.NullMarked;
