/**
 * Tests of the credentials for TURN.
 * They say what openssl says.
 */
@NullMarked
package io.causerie.rest.ice;

import org.jspecify.annotations.NullMarked;
