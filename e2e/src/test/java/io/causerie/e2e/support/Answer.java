package io.causerie.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** An HTTP answer: its status, headers, and body as JSON (missing node when there is none) and as text. */
public record Answer(int status, HttpHeaders headers, JsonNode json, String text) {
    public Answer expect(int expected) {
        assertThat(status).as(() -> "answer was %s".formatted(text)).isEqualTo(expected);
        return this;
    }

    /** Expects a problem document with this status and code. */
    public Answer expectProblem(int expected, String code) {
        expect(expected);
        assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.path("code").asText()).as(() -> text).isEqualTo(code);
        assertThat(json.path("status").asInt()).isEqualTo(expected);
        assertThat(json.path("title").asText()).isNotBlank();
        return this;
    }

    public String at(String field) {
        return json.path(field).asText();
    }

    public long position() {
        return Long.parseLong(headers.firstValue("X-Position").orElseThrow());
    }
}
