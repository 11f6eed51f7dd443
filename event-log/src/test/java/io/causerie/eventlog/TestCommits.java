package io.causerie.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events and commits with made-up content. */
public final class TestCommits {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private TestCommits() {}

    public static StoredEvent event(String aggregateId, long sequence) {
        return new StoredEvent(UUID.randomUUID().toString(), "Talk", aggregateId, sequence, "talk.Said", "1",
                "{\"talkId\":\"" + aggregateId + "\",\"number\":" + sequence + "}", "{\"é\":\"ü\"}");
    }

    /** {@code count} events of one aggregate from {@code first} on. */
    public static List<StoredEvent> events(String aggregateId, long first, int count) {
        return IntStream.range(0, count).mapToObj(i -> event(aggregateId, first + i)).toList();
    }

    public static Commit commit(@Nullable Commit last, StoredEvent... events) {
        return Commit.following(last, NOON, List.of(events));
    }
}
