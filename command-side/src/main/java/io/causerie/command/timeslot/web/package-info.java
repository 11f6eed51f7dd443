/**
 * Slots and registrations over REST, as far as they are written. Each request becomes one command of the user whose
 * token it carries.
 */
@NullMarked
package io.causerie.command.timeslot.web;

import org.jspecify.annotations.NullMarked;
