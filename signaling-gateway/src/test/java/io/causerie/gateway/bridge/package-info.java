/**
 * What is told to other services, without Kafka.
 * Also that it is as docs/kafka-contract.md has it.
 */
@NullMarked
package io.causerie.gateway.bridge;

import org.jspecify.annotations.NullMarked;
