/**
 * Which processes there are, and how each is: every one notes a sign of life where all can read it.
 * A process that dies says nothing; that is what shows it.
 */
@NullMarked
package io.causerie.rest.process;

import org.jspecify.annotations.NullMarked;
