package io.causerie.query.analytics.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object on each line. */
final class Ndjson implements RowFormat {
    static final String MEDIA_TYPE = "application/x-ndjson";

    private final JsonMapper json;

    Ndjson(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String contentType() {
        return MEDIA_TYPE;
    }

    @Override
    public String head(List<String> heads) {
        return "";
    }

    @Override
    public String row(Map<String, @Nullable Object> row) {
        return json.writeValueAsString(row) + "\n";
    }
}
