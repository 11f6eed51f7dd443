/**
 * The embedded Kafka broker: a stand-in for real ones, on files in the data directory.
 * It listens on the loopback interface only.
 */
@NullMarked
package io.causerie.standalone.kafka;

import org.jspecify.annotations.NullMarked;
