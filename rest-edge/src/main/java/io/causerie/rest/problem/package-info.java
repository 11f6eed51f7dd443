/**
 * Every refusal and every fault as an RFC 9457 problem document with a stable code.
 * Whatever goes wrong, on whatever layer, is told to the client in this one shape, without internals.
 */
@NullMarked
package io.causerie.rest.problem;

import org.jspecify.annotations.NullMarked;
