package io.causerie.gateway.users.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.causerie.gateway.users.NoticeReader;
import io.causerie.gateway.users.Poison;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.rw.CloudEventRWException;
import io.cloudevents.core.format.EventDeserializationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/kafka/user-events.schema.json accepts just what is heeded. */
class UserEventsSchemaTest {
    private static final Path SCHEMA = Path.of("..", "docs", "kafka", "user-events.schema.json");

    private final NoticeReader reader = new NoticeReader(Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(strings = {"'type':'user.deleted','data':{'userId':'a','more':[1]}",
            "'type':'user.banned','data':{'userId':'a'}",
            "'type':'user.banned','data':{'userId':'a','reason':'unheard-of','until':null}",
            "'type':'user.banned','data':{'userId':'a','reason':null,'until':'2030-01-01T00:00:00Z'}",
            "'type':'user.updated','time':'2026-01-01T00:00:00Z','data':{'userId':'a','name':'A'}",
            "'type':'user.updated','data':{'userId':'a'}"})
    void what_the_schema_accepts_is_heeded(String event) throws IOException {
        assertThat(isValid(event)).isTrue();
        assertThat(isHeeded(event)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'type':'user.created','data':{'userId':'a'}", "'type':'user.deleted'",
            "'type':'user.deleted','data':{}", "'type':'user.deleted','data':{'userId':1}",
            "'type':'user.deleted','data':{'userId':''}", "'type':'user.deleted','data':['a']",
            "'type':'user.banned','data':{'userId':'a','reason':3}",
            "'type':'user.banned','data':{'userId':'a','until':7}",
            "'type':'user.updated','data':{'userId':'a','name':null}",
            "'type':'user.updated','data':{'userId':'a','name':' '}", "'data':{'userId':'a'}"})
    void what_it_refuses_is_not(String event) throws IOException {
        assertThat(isValid(event)).isFalse();
        assertThat(isHeeded(event)).isFalse();
    }

    private static String json(String event) {
        return "{'specversion':'1.0','id':'1','source':'https://auth.example',%s}".formatted(event)
                .replace('\'', '"');
    }

    private static boolean isValid(String event) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMA));
        return schema.validate(json(event), InputFormat.JSON).isEmpty();
    }

    private boolean isHeeded(String event) {
        try {
            CloudEvent read = EventFormatProvider.getInstance()
                    .resolveFormat("application/cloudevents+json")
                    .deserialize(json(event).getBytes(StandardCharsets.UTF_8));
            reader.read(Inbox.raw(read, Instant.parse("2026-11-22T10:00:00Z")));
            return true;
        } catch (Poison | CloudEventRWException | EventDeserializationException e) {
            return false;
        }
    }
}
