/**
 * Tests of the edge over a real socket, and {@link io.causerie.rest.TestTokens} for the web tests of others.
 * The latter is published in this module's test jar.
 */
@NullMarked
package io.causerie.rest;

import org.jspecify.annotations.NullMarked;
