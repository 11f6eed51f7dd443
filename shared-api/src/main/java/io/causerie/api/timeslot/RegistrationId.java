package io.causerie.api.timeslot;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;

/** The id of one user's place on one slot; registering again after a cancellation makes a new one. */
public record RegistrationId(@JsonValue String value) {
    public RegistrationId {
        InvalidValue.require(!value.isBlank() && value.length() <= 128, "registrationId",
                "must have 1 to 128 characters");
    }

    @Override
    public String toString() {
        return value;
    }
}
