/**
 * What Spring cannot be asked for: to send without waiting, an end without a farewell, and no compression.
 * With another server this package is what has to be written anew.
 */
@NullMarked
package io.causerie.gateway.web.jetty;

import org.jspecify.annotations.NullMarked;
