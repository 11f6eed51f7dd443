package io.causerie.gateway.users;

import io.causerie.api.Calendar;
import io.causerie.api.InvalidValue;
import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.NoticeId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a notice of what came as a CloudEvent. Fields that it does not know are the sender's business. */
public final class NoticeReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Clock clock;

    public NoticeReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads it.
     *
     * @throws Poison when it is no notice
     */
    public Notice read(RawNotice raw) {
        NoticeType type = NoticeType.of(raw.type())
                .orElseThrow(() -> new Poison(Poison.Reason.UNKNOWN_TYPE));
        JsonNode data = json(raw.data());
        UserId user = user(data);
        NoticeId id = NoticeId.of(raw.source(), raw.id());
        try {
            return switch (type) {
                case DELETED -> new Notice.Deleted(user, id);
                case BANNED -> new Notice.Banned(user, reason(data), until(data), id);
                case UPDATED -> new Notice.Updated(user, name(data), since(raw), id);
            };
        } catch (InvalidValue | DateTimeParseException e) {
            throw new Poison(Poison.Reason.INVALID_DATA);
        }
    }

    private static JsonNode json(byte[] data) {
        try {
            JsonNode json = JSON.readTree(data);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // It may quote what it could not read.
            throw new Poison(Poison.Reason.BAD_JSON);
        }
        throw new Poison(Poison.Reason.BAD_JSON);
    }

    private static UserId user(JsonNode data) {
        JsonNode user = data.path("userId");
        try {
            InvalidValue.require(user.isString(), "userId", "must be a string");
            return new UserId(user.asString());
        } catch (InvalidValue e) {
            throw new Poison(Poison.Reason.INVALID_USER_ID);
        }
    }

    /** A reason that is not one of ours is still a reason. */
    private static Misconduct reason(JsonNode data) {
        String reason = text(data, "reason");
        return Stream.of(Misconduct.values()).filter(one -> one.code().equals(reason)).findFirst()
                .orElse(Misconduct.OTHER);
    }

    private static @Nullable Instant until(JsonNode data) {
        String until = text(data, "until");
        if (until == null) {
            return null;
        }
        Instant end = OffsetDateTime.parse(until).toInstant();
        Calendar.require(end, "until");
        return end;
    }

    private static @Nullable DisplayName name(JsonNode data) {
        return data.has("name")
                ? DisplayName.of(text(data, "name"))
                        .orElseThrow(() -> new InvalidValue("name", "must not be empty"))
                : null;
    }

    /** A clock that is ahead of ours must not keep later names out. */
    private Instant since(RawNotice raw) {
        Instant since = raw.time() == null ? raw.sentAt() : raw.time();
        Calendar.require(since, "time");
        Instant now = clock.instant();
        return since.isAfter(now) ? now : since;
    }

    private static @Nullable String text(JsonNode data, String field) {
        JsonNode value = data.path(field);
        InvalidValue.require(value.isString() || value.isNull() || value.isMissingNode(), field,
                "must be a string");
        return value.isString() ? value.asString() : null;
    }
}
