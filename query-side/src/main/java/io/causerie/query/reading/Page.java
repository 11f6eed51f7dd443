package io.causerie.query.reading;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor asks for the part after this one; null when this is the last
 * @param position how far in the log the list had come before it was read
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, long position) {
    /** Of rows read with one more than the limit, which only says that there is a next page. */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> cursor,
            long position) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null, position);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, cursor.apply(items.getLast()).encoded(), position);
    }

    /** The same part, told otherwise. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), nextCursor, position);
    }
}
