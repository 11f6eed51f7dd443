/**
 * How the gateway asks the command side for change: over the command bus in one process, over HTTP when apart.
 * Nothing else of the gateway sends commands.
 */
@NullMarked
package io.causerie.gateway.link;

import org.jspecify.annotations.NullMarked;
