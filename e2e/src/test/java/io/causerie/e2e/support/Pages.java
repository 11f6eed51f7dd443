package io.causerie.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Follows cursors. */
final class Pages {
    private Pages() {}

    static List<JsonNode> read(Api api, String path, long minPosition) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String next = path + separator + "limit=200";
        while (true) {
            Answer page = api.getSince(minPosition, next).expect(200);
            page.json().path("items").forEach(items::add);
            if (page.json().path("nextCursor").isNull()) {
                return items;
            }
            next = path + separator + "limit=200&cursor="
                    + URLEncoder.encode(page.at("nextCursor"), StandardCharsets.UTF_8);
        }
    }
}
