package io.causerie.gateway.connection;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last frames sent to a user, as far as they may have to be repeated. Not safe for threads. */
final class Kept {
    private final int maxFrames;
    private final long maxSize;
    private @Nullable ArrayDeque<String> frames;
    private long size;
    /** How many frames there were in all. */
    private long count;

    Kept(int maxFrames, long maxSize) {
        this.maxFrames = maxFrames;
        this.maxSize = maxSize;
    }

    void add(String frame) {
        count++;
        if (frames == null) {
            frames = new ArrayDeque<>(4);
        }
        frames.add(frame);
        size += frame.length();
        while (frames.size() > maxFrames || size > maxSize) {
            size -= frames.remove().length();
        }
    }

    long count() {
        return count;
    }

    /** The client has got so many: they need not be kept. */
    void received(long number) {
        if (frames == null) {
            return;
        }
        while (!frames.isEmpty() && count - frames.size() < number) {
            size -= frames.remove().length();
        }
        if (frames.isEmpty()) {
            frames = null;
        }
    }

    /** Those after number {@code received}, in order; empty if they are not all kept. */
    Optional<List<String>> after(long received) {
        int held = frames == null ? 0 : frames.size();
        if (received > count || received < count - held) {
            return Optional.empty();
        }
        return Optional
                .of(frames == null ? List.of() : frames.stream().skip(received - (count - held)).toList());
    }
}
