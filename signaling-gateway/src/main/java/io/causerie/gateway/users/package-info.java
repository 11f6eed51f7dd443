/**
 * What the Auth Service says of its users: that one is deleted, banned or called otherwise. It is read here, with all that can be wrong
 * with it, and handed on to the command side; how it comes is not known here.
 */
@NullMarked
package io.causerie.gateway.users;

import org.jspecify.annotations.NullMarked;
