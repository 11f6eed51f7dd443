package io.causerie.rest.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NullableFieldsTest {
    record Ban(String reason, @Nullable String until) {}

    record Report(Ban first, @Nullable Ban second) {}

    @Test
    void a_field_may_be_null_if_our_record_says_so() throws Exception {
        assertThat(schema("Ban").path("until").path("type")).extracting(JsonNode::asString)
                .containsExactly("string", "null");
        assertThat(schema("Ban").path("reason").path("type").asString()).isEqualTo("string");
    }

    @Test
    void a_field_that_is_described_elsewhere_may_be_null_too() throws Exception {
        JsonNode choices = schema("Report").path("second").path("oneOf");

        assertThat(choices.path(0).path("$ref").asString()).isEqualTo("#/components/schemas/Ban");
        assertThat(choices.path(1).path("type").asString()).isEqualTo("null");
        assertThat(schema("Report").path("first").path("$ref").asString())
                .isEqualTo("#/components/schemas/Ban");
    }

    private static JsonNode schema(String name) throws Exception {
        ModelConverters converters = new ModelConverters(true);
        converters.addConverter(new NullableFields());
        return JsonMapper.shared()
                .readTree(Json31.mapper().writeValueAsString(converters.readAll(Report.class).get(name)))
                .path("properties");
    }
}
