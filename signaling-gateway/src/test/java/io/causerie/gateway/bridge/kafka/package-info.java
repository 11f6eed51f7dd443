/**
 * A Kafka broker for tests, and the tests of what speaks to it.
 * The broker is in the test jar, for the stories too.
 */
@NullMarked
package io.causerie.gateway.bridge.kafka;

import org.jspecify.annotations.NullMarked;
