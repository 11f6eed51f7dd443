package io.causerie.recording.capture;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;

/** Whose a track is, and how much each user has sent. Not from the log: what a crash takes of it only makes limits a little wider. */
public final class TrackBooks {
    private static final int MOST_REMEMBERED = 10_000;
    private static final long MINUTE_MS = 60_000;
    private static final Duration KEPT = Duration.ofDays(30);

    private final MongoOperations mongo;
    private final CaptureLimits limits;
    private final Clock clock;
    private final Map<String, String> owners = Collections.synchronizedMap(new Remembered());

    public TrackBooks(MongoOperations mongo, CaptureLimits limits, Clock clock) {
        this.mongo = mongo;
        this.limits = limits;
        this.clock = clock;
    }

    /** Lets MongoDB forget what nobody asks for any more; the embedded server keeps it, which is little. */
    public void createIndexes() {
        for (Class<?> book : List.of(OwnedTrack.class, Usage.class)) {
            mongo.indexOps(book).createIndex(new Index("at", Sort.Direction.ASC).expire(KEPT));
        }
    }

    /** Fails with a {@link Rejection} if the track is somebody else's, or it or the part one too many. {@code nowMs}: the session's time. */
    void open(Part part, long nowMs) {
        Usage usage = usage(part);
        long parts = limits.partsPerMinute() * (1 + Math.max(0, nowMs) / MINUTE_MS);
        if (usage != null && usage.parts() >= parts) {
            throw new Rejection(RejectionCode.CONFLICT,
                    "A participant may have sent at most %d parts by now.".formatted(parts));
        }
        String id = part.sessionId() + "/" + part.trackId();
        String owner = owners.get(id);
        if (owner == null) {
            owner = ownerOf(id, part, usage);
            owners.put(id, owner);
        }
        if (!owner.equals(part.userId())) {
            throw new Rejection(RejectionCode.FORBIDDEN, "This track is somebody else's.");
        }
    }

    private String ownerOf(String id, Part part, @Nullable Usage usage) {
        OwnedTrack known = mongo.findById(id, OwnedTrack.class);
        if (known != null) {
            return known.userId();
        }
        if (usage != null && usage.tracks() >= limits.maxTracks()) {
            throw new Rejection(RejectionCode.CONFLICT,
                    "A participant may have at most %d tracks.".formatted(limits.maxTracks()));
        }
        try {
            mongo.insert(new OwnedTrack(id, part.userId(), clock.instant()));
        } catch (DuplicateKeyException _) {
            OwnedTrack winner = mongo.findById(id, OwnedTrack.class);
            return winner == null ? part.userId() : winner.userId();
        }
        count(part, 1, 0, 0);
        return part.userId();
    }

    /** Fails with a {@link Rejection} if that many bytes more were too many. */
    void requireRoom(Part part, int bytes) {
        Usage usage = usage(part);
        if (usage != null && usage.bytes() + bytes > limits.maxSize().toBytes()) {
            throw new Rejection(RejectionCode.CONFLICT,
                    "A participant may send at most %d bytes.".formatted(limits.maxSize().toBytes()));
        }
    }

    void add(Part part, int bytes) {
        count(part, 0, 1, bytes);
    }

    private void count(Part part, long tracks, long parts, long bytes) {
        mongo.upsert(query(where("_id").is(usageId(part))),
                new Update().inc("tracks", tracks).inc("parts", parts).inc("bytes", bytes).set("at",
                        clock.instant()),
                Usage.class);
    }

    private @Nullable Usage usage(Part part) {
        return mongo.findById(usageId(part), Usage.class);
    }

    private static String usageId(Part part) {
        return part.sessionId() + "/" + part.userId();
    }

    @Document("recording_tracks")
    record OwnedTrack(@MongoId(FieldType.STRING) String id, String userId, Instant at) {}

    @Document("recording_usage")
    record Usage(@MongoId(FieldType.STRING) String id, long tracks, long parts, long bytes,
            Instant at) {}

    private static final class Remembered extends LinkedHashMap<String, String> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
