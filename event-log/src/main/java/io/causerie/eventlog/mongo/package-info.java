/**
 * The log in a MongoDB collection, for any number of processes: a document per commit, {@code _id} its position.
 * Only documented behaviour is relied on, and only what an index serves (docs/decisions/0004).
 */
@NullMarked
package io.causerie.eventlog.mongo;

import org.jspecify.annotations.NullMarked;
