package io.causerie.rest.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The last sign of life of one process.
 *
 * @param id host and port: who is started anew takes the place of who was there before
 * @param kind the application's name
 * @param interval how often it gives one
 * @param status of the whole, as Spring Boot's health has it
 * @param components the statuses of what that consists of
 * @param heapUsed in bytes
 * @param heapMax in bytes
 */
public record ProcessSign(String id, String kind, String version, Instant startedAt, Instant seenAt,
        Duration interval, String status, Map<String, String> components, long heapUsed, long heapMax,
        Map<String, Long> figures) {
    private static final int MISSED = 3;
    private static final String UP = "UP";

    /** What is said of it at that time. */
    public State state(Instant now) {
        if (seenAt.plus(interval.multipliedBy(MISSED)).isBefore(now)) {
            return State.SILENT;
        }
        return status.equals(UP) ? State.UP : State.DEGRADED;
    }

    /** {@code SILENT}: nothing was heard for three intervals. */
    public enum State {
        UP, DEGRADED, SILENT
    }
}
