package io.causerie.gateway.hub.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers over a restart who had a connection, so that somebody leaves for those who do not come back. */
public interface PresenceLedger {
    /** Remembers nothing. */
    PresenceLedger NONE = new PresenceLedger() {
        @Override
        public void write(Entry entry) {}

        @Override
        public void erase(String userId) {}

        @Override
        public List<Entry> read() {
            return List.of();
        }
    };

    /**
     * @param sessionId in which they have arrived; null if in none
     * @param number of that arrival
     */
    record Entry(String userId, String connectionId, @Nullable String sessionId, long number) {}

    /** Soon, in the place of an earlier entry of the user; does not block. */
    void write(Entry entry);

    /** Soon; does not block. */
    void erase(String userId);

    /** What was written before this process started. */
    List<Entry> read();
}
