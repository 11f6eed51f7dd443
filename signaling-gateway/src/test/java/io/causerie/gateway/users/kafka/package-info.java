/**
 * Notices over a Kafka broker in the test's own process.
 * The command side is a fake that writes down what it is asked.
 */
@NullMarked
package io.causerie.gateway.users.kafka;

import org.jspecify.annotations.NullMarked;
