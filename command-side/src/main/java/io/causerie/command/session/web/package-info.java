/**
 * Sessions over REST: what is written, and which servers help to connect. Each request becomes one command
 * of the user whose token it carries.
 */
@NullMarked
package io.causerie.command.session.web;

import org.jspecify.annotations.NullMarked;
