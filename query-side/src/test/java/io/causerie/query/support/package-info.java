/** The query side as a test runs it: a real log, a MongoDB-protocol server, and a client that knows only HTTP.
 * Tests share one context and keep apart by their ids. */
@NullMarked
package io.causerie.query.support;

import org.jspecify.annotations.NullMarked;
