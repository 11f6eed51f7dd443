/**
 * Tells other services over Kafka what happens here: which events, in which words, and how far it has got.
 * Nothing of Kafka itself is known here.
 */
@NullMarked
package io.causerie.gateway.bridge;

import org.jspecify.annotations.NullMarked;
