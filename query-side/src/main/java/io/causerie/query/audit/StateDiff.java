package io.causerie.query.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened to something between two moments.
 *
 * @param from null: it did not exist yet
 * @param changes by path, in the order of the state's fields
 * @param events what happened after {@code from} up to {@code to}: the first of them
 * @param eventCount how many there are
 * @param nextCursor shows those that follow when it is given to the list of all its events; null when these are all
 */
public record StateDiff(@Nullable DiffEnd from, DiffEnd to, List<ChangedValue> changes,
        List<AuditEvent> events,
        long eventCount, @Nullable String nextCursor) {
    /** One of the two moments; see {@link StateAt}. */
    public record DiffEnd(long position, Instant at, long eventCount) {}

    /**
     * One value that is not what it was.
     *
     * @param path a JSON Pointer into the state; in lists of people it names a person by their user id, not by their number
     * @param before null also where there was nothing
     * @param after null also where there is nothing any more
     */
    public record ChangedValue(String path,
            @Schema(implementation = Object.class) @Nullable JsonNode before,
            @Schema(implementation = Object.class) @Nullable JsonNode after) {}
}
