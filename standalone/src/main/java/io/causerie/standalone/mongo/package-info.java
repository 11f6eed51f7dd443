/**
 * The embedded MongoDB-protocol server: a stand-in for MongoDB that holds what the log can rebuild.
 * It listens on the loopback interface only.
 */
@NullMarked
package io.causerie.standalone.mongo;

import org.jspecify.annotations.NullMarked;
