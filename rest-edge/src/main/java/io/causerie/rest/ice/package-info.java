/**
 * STUN and TURN servers with credentials for one user, as REST and {@code /ws} both hand them out.
 * Only those processes that do so import its configuration.
 */
@NullMarked
package io.causerie.rest.ice;

import org.jspecify.annotations.NullMarked;
