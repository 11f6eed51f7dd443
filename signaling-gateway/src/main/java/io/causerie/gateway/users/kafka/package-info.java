/**
 * Notices as messages of a Kafka topic: they are taken one by one, those that can never be heeded go to a dead-letter topic, and
 * operators look there. A message is acknowledged only when what it says is stored.
 */
@NullMarked
package io.causerie.gateway.users.kafka;

import org.jspecify.annotations.NullMarked;
