package io.causerie.api.moderation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.causerie.api.InvalidValue;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The id of a report, a UUID. */
public record ReportId(@JsonValue String value) {
    public ReportId {
        InvalidValue.require(!value.isBlank() && value.length() <= 128, "reportId",
                "must have 1 to 128 characters");
    }

    /** Of one session somebody reports another once: asked again, it is the same report. */
    public static ReportId of(SessionId session, UserId reporter, UserId reported) {
        // A length in front keeps apart ids that only together read the same.
        String key = "report:%d:%s:%d:%s:%s".formatted(session.value().length(), session.value(),
                reporter.value().length(), reporter.value(), reported.value());
        return new ReportId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
