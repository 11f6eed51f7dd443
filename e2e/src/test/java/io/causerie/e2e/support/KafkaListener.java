package io.causerie.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Another service: reads the topic, and holds every message to the schema of its type. */
public final class KafkaListener implements AutoCloseable {
    /** One message. */
    public record Heard(String type, String key, String id, long position, Map<String, String> headers,
            JsonNode data) {}

    /** One for each type, named by it. */
    public static final Path SCHEMAS = Path.of("..", "docs", "kafka", "schemas");

    private final KafkaConsumer<String, String> consumer;
    private final Map<String, JsonSchema> known = new HashMap<>();
    private final List<Heard> heard = new ArrayList<>();

    public KafkaListener(String address) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address, "group.id", "another-service", "auto.offset.reset",
                        "earliest", "metadata.max.age.ms", 500, "enable.auto.commit", false),
                new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of("conversation.events"));
    }

    /** All there is so far; fails on one that is not as documented. */
    public List<Heard> poll() {
        consumer.poll(Duration.ofMillis(300)).forEach(record -> heard.add(checked(record)));
        return heard;
    }

    private Heard checked(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(
                header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        String type = headers.get("ce_type");
        assertThat(headers).containsEntry("ce_specversion", "1.0").containsEntry("ce_subject", record.key())
                .containsEntry("content-type", "application/json").containsKeys("ce_source", "ce_time")
                .containsEntry("ce_dataschema", "urn:causerie:" + type + ":1");
        assertThat(known.computeIfAbsent(type, this::schema).validate(record.value(), InputFormat.JSON,
                context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .as("%s %s", type, record.value()).isEmpty();
        return new Heard(type, record.key(), headers.get("ce_id"),
                Long.parseLong(headers.get("ce_position")), headers, json(record.value()));
    }

    private static JsonNode json(String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonSchema schema(String type) {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Files.readString(SCHEMAS.resolve(type + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types of what was said of a slot or a session, in order and each once. */
    public List<String> of(String key) {
        return once().stream().filter(one -> one.key().equals(key)).map(Heard::type).toList();
    }

    /** All of that type, each once. */
    public List<Heard> once(String type) {
        return once().stream().filter(one -> one.type().equals(type)).toList();
    }

    private List<Heard> once() {
        Set<String> seen = new HashSet<>();
        return heard.stream().filter(one -> seen.add(one.id())).toList();
    }

    public long lastPosition() {
        return heard.stream().mapToLong(Heard::position).max().orElse(0);
    }

    /** What was heard twice is the same; without it, positions grow for each key. */
    public void assertSound() {
        Map<String, Heard> byId = new HashMap<>();
        heard.forEach(one -> assertThat(one).isEqualTo(byId.computeIfAbsent(one.id(), _ -> one)));
        Map<String, Long> last = new HashMap<>();
        once().forEach(one -> {
            Long before = last.put(one.key(), one.position());
            assertThat(one.position()).isGreaterThan(before == null ? 0 : before);
        });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
