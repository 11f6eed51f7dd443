/**
 * Something to see on the first start.
 * It uses the ordinary commands.
 */
@NullMarked
package io.causerie.standalone.demo;

import org.jspecify.annotations.NullMarked;
