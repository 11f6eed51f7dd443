/**
 * Who asks: bearer tokens checked against the Auth Service's keys, and their roles.
 * It knows tokens and paths, and nothing of what the requests mean.
 */
@NullMarked
package io.causerie.rest.security;

import org.jspecify.annotations.NullMarked;
