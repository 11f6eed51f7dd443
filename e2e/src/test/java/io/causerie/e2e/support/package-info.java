/**
 * Starts the product as its users do, as processes from its jars, and talks to it in raw JSON. Nothing here shares
 * a class with the product.
 */
@NullMarked
package io.causerie.e2e.support;

import org.jspecify.annotations.NullMarked;
