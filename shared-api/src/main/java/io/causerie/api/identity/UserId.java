package io.causerie.api.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;

/** Who a user is: the {@code sub} of the Auth Service's token, opaque, 1 to 128 characters. */
public record UserId(@JsonValue String value) {
    public UserId {
        InvalidValue.require(!value.isBlank() && value.length() <= 128, "userId",
                "must have 1 to 128 characters");
    }

    @Override
    public String toString() {
        return value;
    }
}
