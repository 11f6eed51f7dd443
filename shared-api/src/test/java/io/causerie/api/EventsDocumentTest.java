package io.causerie.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/events.md lists exactly the events that exist, with exactly their fields. */
class EventsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "events.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z]+\\.[A-Za-z]+)` \\| ([^|]*) \\|",
            Pattern.MULTILINE);

    @Test
    void every_event_is_documented_with_its_fields_and_nothing_else_is() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(DOCUMENT));
        while (rows.find()) {
            documented.put(rows.group(1), rows.group(2).replace("`", "").strip());
        }
        assertThat(documented).isEqualTo(existing());
    }

    private static Map<String, String> existing() {
        Map<String, String> events = new TreeMap<>();
        EventCatalog.prefixes().forEach((prefix, sealed) -> Arrays.stream(sealed.getPermittedSubclasses())
                .forEach(event -> events.put(prefix + "." + event.getSimpleName(), fields(event))));
        assertThat(events).isNotEmpty();
        return events;
    }

    private static String fields(Class<?> event) {
        return Arrays.stream(event.getRecordComponents()).map(field -> field.getName())
                .collect(Collectors.joining(", "));
    }
}
