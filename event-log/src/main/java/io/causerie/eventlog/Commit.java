package io.causerie.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one durable, ordered append wrote.
 *
 * @param position the place of the first event in the log; the log begins at 1
 * @param at when it was appended, in milliseconds; never earlier than the commit before
 * @param prev the hash of the commit before, hex; 64 zeros for the first
 * @param hash SHA-256 over {@code prev} and the canonical bytes of this commit, hex
 * @param events at least one; event {@code i} is at {@code position + i}
 */
public record Commit(long position, Instant at, String prev, String hash, List<StoredEvent> events) {
    /** What the first commit has as {@code prev}. */
    public static final String GENESIS = "0".repeat(64);

    /** The most events that one commit may hold, so that any store can take it and find any event in it. */
    public static final int MAX_EVENTS = 10_000;

    /** The most bytes of events that one commit may hold: MongoDB refuses documents over 16 MiB. */
    public static final long MAX_BYTES = 12L << 20;

    /** The commit that follows {@code last} (null: the first of the log), with its place and hash worked out. */
    public static Commit following(@Nullable Commit last, Instant at, List<StoredEvent> events) {
        long position = last == null ? 1 : last.nextPosition();
        String prev = last == null ? GENESIS : last.hash();
        Instant notBack = last != null && last.at().isAfter(at) ? last.at() : at;
        Instant millis = Instant.ofEpochMilli(notBack.toEpochMilli());
        return new Commit(position, millis, prev, CommitHash.of(prev, position, millis, events),
                List.copyOf(events));
    }

    /** Of commits ordered by position, those that follow each other without a gap from {@code position} on. */
    public static List<Commit> withoutGap(long position, List<Commit> commits) {
        long next = position;
        int whole = 0;
        while (whole < commits.size() && commits.get(whole).position() == next) {
            next = commits.get(whole).nextPosition();
            whole++;
        }
        return commits.subList(0, whole);
    }

    /** The position that the next commit will have. */
    public long nextPosition() {
        return position + events.size();
    }

    /** The position of the last event. */
    public long lastPosition() {
        return nextPosition() - 1;
    }

    /** Whether the content still gives the hash. */
    public boolean isIntact() {
        return CommitHash.of(prev, position, at, events).equals(hash);
    }

    /** Its events with their places. */
    public List<LoggedEvent> logged() {
        return IntStream.range(0, events.size())
                .mapToObj(i -> new LoggedEvent(position + i, at, events.get(i))).toList();
    }
}
