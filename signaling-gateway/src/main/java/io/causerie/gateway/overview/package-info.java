/**
 * What operators see of the gateway at a glance: numbers of all its nodes, who waits for whom, how far Kafka is behind.
 * It only reads what the other features know.
 */
@NullMarked
package io.causerie.gateway.overview;

import org.jspecify.annotations.NullMarked;
