/**
 * How a process of ours asks the command side for change: over the command bus in one process, over HTTP when apart.
 * What may be asked is each asker's own; the way there, and what becomes of failures, is the same for all.
 */
@NullMarked
package io.causerie.rest.link;

import org.jspecify.annotations.NullMarked;
