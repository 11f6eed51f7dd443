/**
 * Takes offers, answers, candidates and chat from one participant to others of the same session.
 * Bytes are spliced, never parsed into a tree.
 */
@NullMarked
package io.causerie.gateway.relay;

import org.jspecify.annotations.NullMarked;
