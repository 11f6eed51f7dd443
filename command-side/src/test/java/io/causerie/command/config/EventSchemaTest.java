package io.causerie.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causerie.api.EventCatalog;
import io.causerie.api.session.SessionEvent;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is in the log can be read for ever: each type of event is written and read as its approved file says. A file is
 * added with a new type; one that exists changes only together with an upcaster, or by a field that may be missing: then the
 * file as it was is kept under {@code events-before}.
 */
class EventSchemaTest {
    private static final Path APPROVED = Path.of("src/test/resources/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventTypes TYPES = EventTypes.of(EventCatalog.prefixes());
    private static final LogicalNameSerializer SERIALIZER = new LogicalNameSerializer(TYPES);

    static Stream<String> names() {
        return TYPES.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_is_written_as_it_was_approved(String name) throws IOException {
        SerializedObject<String> written = SERIALIZER.serialize(Samples.of(type(name)), String.class);

        assertThat(written.getType().getName()).isEqualTo(name);
        assertThat(JSON.readTree(written.getData())).isEqualTo(approved(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_is_read_as_it_was_approved(String name) throws IOException {
        Object read = SERIALIZER.deserialize(
                new SimpleSerializedObject<>(approved(name).toString(), String.class, name, "1"));

        assertThat(read).isEqualTo(Samples.of(type(name)));
    }

    /** What was stored before a field was added has no such field. */
    @Test
    void a_session_opened_before_waits_were_kept_is_read_without_them() throws IOException {
        String before = Files.readString(Path.of("src/test/resources/events-before/session.Opened.json"));

        Object read = SERIALIZER.deserialize(
                new SimpleSerializedObject<>(before, String.class, "session.Opened", "1"));

        assertThat(before).doesNotContain("waitsMs");
        assertThat(((SessionEvent.Opened) read).waitsMs()).isNull();
        assertThat(read).usingRecursiveComparison().ignoringFields("waitsMs")
                .isEqualTo(Samples.of(SessionEvent.Opened.class));
    }

    @Test
    void there_is_a_file_for_each_type_and_no_other() throws IOException {
        try (Stream<Path> files = Files.list(APPROVED)) {
            Set<String> approved = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(approved).isNotEmpty().isEqualTo(new TreeSet<>(TYPES.all().keySet()));
        }
    }

    private static Class<?> type(String name) {
        return TYPES.typeOf(name).orElseThrow();
    }

    private static JsonNode approved(String name) throws IOException {
        return JSON.readTree(Files.readString(APPROVED.resolve(name + ".json")));
    }
}
