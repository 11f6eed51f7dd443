/**
 * Dead letters of the reactions for administrators, over REST.
 * Words and answers are those of the gateway's dead letters of {@code user.events}.
 */
@NullMarked
package io.causerie.command.deadletters.web;

import org.jspecify.annotations.NullMarked;
