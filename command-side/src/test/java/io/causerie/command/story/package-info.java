/** The command side as it runs: over HTTP, on a log in a directory and an in-memory Mongo, with real time.
 * What is asked goes in as raw JSON; what has happened is read from the log. */
@NullMarked
package io.causerie.command.story;

import org.jspecify.annotations.NullMarked;
