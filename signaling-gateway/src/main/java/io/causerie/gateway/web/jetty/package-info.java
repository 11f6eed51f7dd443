/**
 * The two things about sockets that Spring cannot be asked for: no compression, and an end without a farewell.
 * With another server this package is what has to be written anew.
 */
@NullMarked
package io.causerie.gateway.web.jetty;

import org.jspecify.annotations.NullMarked;
