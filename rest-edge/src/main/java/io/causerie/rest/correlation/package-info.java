/**
 * One id for everything that one request causes, in logs, events and the answer.
 * A client may bring its own.
 */
@NullMarked
package io.causerie.rest.correlation;

import org.jspecify.annotations.NullMarked;
