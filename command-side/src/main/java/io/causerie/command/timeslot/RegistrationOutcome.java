package io.causerie.command.timeslot;

import io.causerie.api.timeslot.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * Where registering got somebody.
 *
 * @param waitlistPosition from 1; null for somebody who has a place
 */
public record RegistrationOutcome(RegistrationId registrationId, @Nullable Integer waitlistPosition) {}
