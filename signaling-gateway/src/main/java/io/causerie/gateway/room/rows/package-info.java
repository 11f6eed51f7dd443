/**
 * The rows in MongoDB from which a starting node takes its rooms and people.
 * One node writes them, whichever holds the claim; all read them.
 */
@NullMarked
package io.causerie.gateway.room.rows;

import org.jspecify.annotations.NullMarked;
