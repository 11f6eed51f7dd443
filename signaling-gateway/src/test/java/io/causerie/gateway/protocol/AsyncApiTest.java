package io.causerie.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docs/asyncapi.yaml and docs/signaling-protocol.md have exactly the messages, fields and codes that the types have. */
class AsyncApiTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static Map<String, Object> document;

    @BeforeAll
    static void read() throws IOException {
        try (Reader file = Files.newBufferedReader(DOCS.resolve("asyncapi.yaml"))) {
            document = new Yaml().load(file);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }

    /** Field names by type, each with a star if it is required; of the messages of one operation. */
    private static Map<String, Set<String>> documented(String operation) {
        Map<String, Set<String>> messages = new TreeMap<>();
        List<?> refs = (List<?>) at(at(document, "operations"), operation).get("messages");
        for (Object ref : refs) {
            String key = ((Map<?, ?>) ref).get("$ref").toString().replaceFirst(".*/", "");
            Map<String, Object> message = at(at(at(document, "components"), "messages"), key);
            Map<String, Object> payload = at(message, "payload");
            Map<String, Object> properties = at(payload, "properties");
            String type = at(properties, "type").get("const").toString();
            List<?> required = (List<?>) payload.get("required");
            assertThat(message.get("name")).isEqualTo(type);
            messages.put(type,
                    properties.keySet().stream().map(name -> name + (required.contains(name) ? "*" : ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
            assertThat(payload.get("additionalProperties")).as(type).isEqualTo(false);
        }
        return messages;
    }

    @Test
    void what_clients_may_say_is_what_is_read() {
        Map<String, Set<String>> read = new TreeMap<>();
        for (ClientType type : ClientType.values()) {
            Set<String> fields = Arrays.stream(Field.values())
                    .filter(field -> (type.allowed & field.bit) != 0)
                    .map(field -> field.wire + ((type.required & field.bit) != 0 ? "*" : ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            fields.remove("type");
            fields.add("type*");
            read.put(type.wire(), fields);
        }
        assertThat(documented("clientSends")).isEqualTo(read);
    }

    @Test
    void what_the_gateway_says_is_what_its_records_hold() {
        Map<String, Set<String>> said = new TreeMap<>();
        for (JsonSubTypes.Type type : ServerMessage.class.getAnnotation(JsonSubTypes.class).value()) {
            said.put(type.name(), fields(type.value()));
        }
        for (ClientType type : List.of(ClientType.OFFER, ClientType.ANSWER, ClientType.ICE_CANDIDATE)) {
            said.put(type.wire(), relayed(type, "fromUserId*"));
        }
        for (ClientType type : List.of(ClientType.WEBRTC_OFFER, ClientType.WEBRTC_ANSWER,
                ClientType.PARTNER_ICE_CANDIDATE)) {
            said.put(type.wire(), relayed(type, "sessionId"));
        }
        assertThat(said).hasSize(MessageTypes.concrete(ServerMessage.class).size() + 6);
        assertThat(documented("gatewaySends")).isEqualTo(said);
    }

    private static Set<String> fields(Class<?> message) {
        Set<String> fields = Arrays.stream(message.getRecordComponents())
                .map(field -> field.getName() + (isOptional(field) ? "" : "*"))
                .collect(Collectors.toCollection(TreeSet::new));
        fields.add("type*");
        return fields;
    }

    private static boolean isOptional(RecordComponent field) {
        return field.getAccessor().isAnnotationPresent(com.fasterxml.jackson.annotation.JsonInclude.class);
    }

    private static Set<String> relayed(ClientType type, String... more) {
        Set<String> fields = new TreeSet<>(List.of(more));
        fields.addAll(Set.of("type*", "pairEpoch", type.wire().startsWith("ice") ? "candidate*" : "sdp*"));
        return fields;
    }

    @Test
    void the_page_names_every_message_and_every_code() throws IOException {
        String page = Files.readString(DOCS.resolve("signaling-protocol.md"));
        documented("clientSends").keySet().forEach(type -> assertThat(page).contains("`" + type + "`"));
        documented("gatewaySends").keySet()
                .forEach(type -> assertThat(page).containsAnyOf("`" + type + "`",
                        "\"type\":\"" + type + "\""));
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(page).contains("| `" + code.wire() + "`");
        }
        for (Close close : List.of(Close.NORMAL, Close.goingAway(1), Close.MALFORMED, Close.UNAUTHENTICATED,
                Close.FORBIDDEN, Close.SLOW_CONSUMER, Close.REPLACED, Close.HEARTBEAT, Close.RATE_LIMITED,
                Close.TRY_LATER)) {
            assertThat(page).contains("| " + close.code() + " |");
        }
    }
}
