package io.causerie.gateway.bridge;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.causerie.api.moderation.ReportEvent;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told is what the schemas, docs/kafka.asyncapi.yaml and docs/kafka-contract.md say. */
class KafkaContractTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Occupancy FULL = new Occupancy(2, 0, 1);
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    /** At least one of each type, with and without what may be absent. */
    static Stream<Object> told() {
        return Stream.of(
                new TimeSlotEvent.Scheduled("a", "b", "c", "en", "B1", NOW, NOW, 30, 2, 4, null, "UTC", NOW),
                new TimeSlotEvent.Scheduled("a", null, "c", "en", "B1", NOW, NOW, 30, 2, 4, null, "UTC", NOW),
                new TimeSlotEvent.Cancelled("a", List.of(new Place("r", "u")), NOW),
                new TimeSlotEvent.Registered("a", "r", "u", NOW, NOW, NOW, FULL),
                new TimeSlotEvent.Waitlisted("a", "r", "u", 1, NOW, NOW, NOW, FULL),
                new TimeSlotEvent.RegistrationCancelled("a", "r", "u", "by-user", NOW, FULL),
                new TimeSlotEvent.WaitlistPromoted("a", "r", "u", NOW, FULL),
                new TimeSlotEvent.ReminderDue("a", NOW, List.of("u")),
                new SessionEvent.Opened("s", "slot", "a", "en", "B1", 2, 4, List.of("u"), NOW, NOW, NOW),
                new SessionEvent.Opened("s", "partner", null, null, null, 2, 2, List.of("u"), NOW, NOW, NOW),
                new SessionEvent.Activated("s", NOW),
                new SessionEvent.ParticipantJoined("s", "a", "p", "u", true, true, 1, NOW),
                new SessionEvent.ParticipantJoined("s", null, "p", "u", true, true, 1, NOW),
                new SessionEvent.ParticipantLeft("s", "u", "left", 0, NOW, NOW),
                new SessionEvent.ConsentChanged("s", "u", true, "1", NOW),
                new SessionEvent.Ended("s", "a", "all-left", List.of("u"), NOW),
                new SessionEvent.Ended("s", null, "all-left", List.of(), NOW),
                new SessionEvent.RecordingStored("s", 1, "bucket", "m", "x",
                        List.of(new SessionEvent.Track("u", "t", "k", 0, 1)), 1, NOW),
                new ReportEvent.Filed("r", "u", "v", "s", "spam", NOW));
    }

    private static Message message(Object event) {
        return V1Mapping.message(event, "id", 7, NOW).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("told")
    void each_is_as_its_schema_has_it(Object event) throws IOException {
        Message message = message(event);
        String schema = Files.readString(schemaOf(message.type()));
        assertThat(JsonMapper.shared().readTree(schema).path("$id").asString()).isEqualTo(message.schema());
        assertThat(SCHEMAS.getSchema(schema).validate(message.data(), InputFormat.JSON,
                context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))).isEmpty();
    }

    private static Path schemaOf(MessageType type) {
        return DOCS.resolve("kafka/schemas/" + type.wire() + ".json");
    }

    @Test
    void every_type_was_looked_at_with_every_field() throws IOException {
        for (MessageType type : MessageType.values()) {
            JsonNode properties = JsonMapper.shared().readTree(Files.readString(schemaOf(type)))
                    .path("properties");
            Set<String> seen = told().map(KafkaContractTest::message)
                    .filter(message -> message.type() == type)
                    .flatMap(message -> JsonMapper.shared().readTree(message.data()).propertyNames()
                            .stream())
                    .collect(toCollection(TreeSet::new));
            assertThat(seen).as(type.wire()).isEqualTo(new TreeSet<>(properties.propertyNames()));
        }
        try (Stream<Path> files = Files.list(DOCS.resolve("kafka/schemas"))) {
            assertThat(files).hasSize(MessageType.values().length);
        }
    }

    @Test
    void the_key_is_the_slot_or_the_session() {
        assertThat(told().map(KafkaContractTest::message)).allSatisfy(message -> assertThat(message.key())
                .isEqualTo(message.type().wire().startsWith("slot.") ? "a" : "s"));
    }

    @Test
    void what_is_nobodys_business_is_not_told() {
        assertThat(V1Mapping.message(new SessionEvent.MediaStateChanged("s", "u", true, true), "id", 1, NOW))
                .isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_asyncapi_document_has_exactly_these_types() throws IOException {
        Map<String, Object> document;
        try (Reader file = Files.newBufferedReader(DOCS.resolve("kafka.asyncapi.yaml"))) {
            document = new Yaml().load(file);
        }
        Map<String, Map<String, Object>> messages = (Map<String, Map<String, Object>>) ((Map<String, Object>) document
                .get("components")).get("messages");
        assertThat(messages.values().stream().map(message -> message.get("name")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(MessageType.values()).<Object>map(MessageType::wire).toList());
        messages.values().forEach(message -> assertThat(message.get("payload").toString())
                .contains("kafka/schemas/" + message.get("name") + ".json"));
    }

    @Test
    void the_page_names_every_type_and_field() throws IOException {
        String page = Files.readString(DOCS.resolve("kafka-contract.md"));
        for (MessageType type : MessageType.values()) {
            String row = page.lines().filter(line -> line.startsWith("| `" + type.wire() + "` |")).findFirst()
                    .orElseThrow();
            JsonMapper.shared().readTree(Files.readString(schemaOf(type))).path("properties").propertyNames()
                    .stream().filter(name -> !name.equals("schemaVersion"))
                    .forEach(name -> assertThat(row).contains("`" + name + "`"));
        }
    }
}
