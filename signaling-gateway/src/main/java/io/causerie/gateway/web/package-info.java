/**
 * The HTTP side: the handshake of {@code /ws}, health, figures, rooms, the pages.
 * Nothing is decided here.
 */
@NullMarked
package io.causerie.gateway.web;

import org.jspecify.annotations.NullMarked;
