/**
 * What is read of notices, and what becomes of each.
 * The command side is a fake that writes down what it is asked.
 */
@NullMarked
package io.causerie.gateway.users;

import org.jspecify.annotations.NullMarked;
