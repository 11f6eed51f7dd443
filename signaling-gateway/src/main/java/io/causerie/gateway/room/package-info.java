/**
 * Who is in which session, followed from the log; the same on every node.
 * A restart loads the live rooms and reads on from there, however long the log is.
 */
@NullMarked
package io.causerie.gateway.room;

import org.jspecify.annotations.NullMarked;
