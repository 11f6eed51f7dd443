/**
 * A development token issuer in place of an Auth Service.
 * Whoever reaches it can be anyone, so it is there only while no Auth Service is configured, and says so.
 */
@NullMarked
package io.causerie.standalone.dev;

import org.jspecify.annotations.NullMarked;
