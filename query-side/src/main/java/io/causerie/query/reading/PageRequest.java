package io.causerie.query.reading;

import io.causerie.api.InvalidValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
public record PageRequest(int limit, Optional<Cursor> after) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /** Reads the parameters {@code limit} and {@code cursor}. */
    public static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? DEFAULT_LIMIT : parseLimit(limit),
                Optional.ofNullable(cursor).map(Cursor::parse));
    }

    private static int parseLimit(String text) {
        InvalidValue.require(text.matches("\\d{1,3}"), "limit", "must be 1 to 200");
        int limit = Integer.parseInt(text);
        InvalidValue.require(limit >= 1 && limit <= MAX_LIMIT, "limit", "must be 1 to 200");
        return limit;
    }
}
