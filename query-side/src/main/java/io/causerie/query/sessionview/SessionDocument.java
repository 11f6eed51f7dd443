package io.causerie.query.sessionview;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * One session.
 *
 * @param expectedUserIds who may be in it
 * @param recordingEnabled whether it was ever being recorded
 * @param recordingStored whether there are files of it that may be asked for
 * @param participants who was in it, by {@link #key} of their user id
 */
@Document("session_view")
@CompoundIndex(name = "user", def = "{'expectedUserIds': 1, 'createdAt': -1, '_id': -1}")
record SessionDocument(@MongoId(FieldType.STRING) String id, @Nullable String timeSlotId, String kind,
        @Nullable String targetLanguageCode,
        @Nullable String level, String status, @Nullable String endReason, @Nullable Instant startedAt,
        @Nullable Instant endedAt, Instant endsAt, boolean recordingEnabled,
        @Nullable Boolean recordingStored, Instant createdAt,
        List<String> expectedUserIds, @Nullable Map<String, ParticipantDocument> participants) {
    static final String WAITING = "waiting";
    static final String ACTIVE = "active";
    static final String ENDED = "ended";

    /** A field name for a user id, which may hold any character. */
    static String key(String userId) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(userId.getBytes(StandardCharsets.UTF_8));
    }

    /** Everybody who was in it at some time, in no order. */
    Collection<ParticipantDocument> everyone() {
        return participants == null ? List.of() : participants.values();
    }

    boolean isEnded() {
        return status.equals(ENDED);
    }

    /** Where clients ask for the recording; null while there is none. */
    @Nullable
    String recordingUrl() {
        return Boolean.TRUE.equals(recordingStored) ? "/sessions/" + id + "/recording" : null;
    }

    /** Whether the user is in it now. Who was lost for good may join again, and is not in it until then. */
    boolean holds(String userId) {
        ParticipantDocument participant = participants == null ? null : participants.get(key(userId));
        return !isEnded() && participant != null
                && participant.status().equals(ParticipantDocument.CONNECTED);
    }
}
