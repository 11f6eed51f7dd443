package io.causerie.api.session;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;
import io.causerie.api.timeslot.SlotId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The id of a session, a UUID. */
public record SessionId(@JsonValue String value) {
    public SessionId {
        InvalidValue.require(!value.isBlank() && value.length() <= 128, "sessionId",
                "must have 1 to 128 characters");
    }

    /** A slot has one session, and its id follows from the slot's: whoever opens it, it is the same. */
    public static SessionId ofSlot(SlotId slot) {
        return new SessionId(
                UUID.nameUUIDFromBytes(("session:" + slot.value()).getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
