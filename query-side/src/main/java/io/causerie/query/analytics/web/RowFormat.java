package io.causerie.query.analytics.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How rows are written, one by one. */
interface RowFormat {
    /** The media type, with its character set where it has one. */
    String contentType();

    /** What comes before the first row; empty for nothing. */
    String head(List<String> heads);

    /** One row with its line end. */
    String row(Map<String, @Nullable Object> row);
}
