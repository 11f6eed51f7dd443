package io.causerie.gateway.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads what the topic holds. */
public interface ToldMessages {
    /** One message as it is in the topic; {@code type} is what it says, be it one of ours or not. */
    record Found(int partition, String id, long position, String type, String key, String data) {}

    /** Those of a range, each partition in its order; and what is too old to be there. */
    interface Contents {
        List<Found> found();

        /** Whether the topic no longer keeps what was told under this key at this time. */
        boolean hasExpired(Message message);
    }

    /**
     * All with a position from {@code from} to {@code to}, which were told at {@code since} or later.
     *
     * @throws io.causerie.rest.problem.Unavailable the brokers do not answer, or it takes longer than {@code timeout}
     */
    Contents read(Instant since, long from, long to, Duration timeout);
}
