package io.causerie.command.timeslot.web;

import io.causerie.command.timeslot.RegistrationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Where registering got somebody.
 *
 * @param status {@code registered} or {@code waitlisted}
 * @param waitlistPosition from 1; null for somebody who has a place
 */
record RegistrationResponse(String status, String registrationId, @Nullable Integer waitlistPosition) {
    static RegistrationResponse of(RegistrationOutcome outcome) {
        return new RegistrationResponse(outcome.waitlistPosition() == null ? "registered" : "waitlisted",
                outcome.registrationId().value(), outcome.waitlistPosition());
    }
}
