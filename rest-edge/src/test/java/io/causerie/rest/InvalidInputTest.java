package io.causerie.rest;

import static io.causerie.rest.Edge.fields;
import static io.causerie.rest.Edge.json;
import static io.causerie.rest.Edge.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class InvalidInputTest {
    private static final String MARIE = TestTokens.bearer("marie");

    private final Edge edge;

    InvalidInputTest(@LocalServerPort int port) {
        edge = new Edge(port);
    }

    @Test
    void aGoodBodyIsServed() {
        var answer = edge.post("/things",
                """
                        {"name":"a","count":2,"at":"2026-11-24T18:00:00Z","flag":true,"colour":"RED","inner":[{"name":"b"}]}""",
                "Authorization", MARIE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("at").asString()).isEqualTo("2026-11-24T18:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"count\":2}|name",
            "{\"name\":null,\"count\":2}|name",
            "{\"name\":\"a\",\"count\":9}|count", "{\"name\":\"a\"}|count",
            "{\"name\":\"a\",\"count\":null}|count",
            "{\"name\":\"a\",\"count\":\"2\"}|count", "{\"name\":\"a\",\"count\":2.5}|count",
            "{\"name\":\"a\",\"count\":2.0}|count", "{\"name\":\"a\",\"count\":99999999999}|count",
            "{\"name\":\"a\",\"count\":true}|count", "{\"name\":\"a\",\"count\":\"\"}|count",
            "{\"name\":7,\"count\":2}|name", "{\"name\":true,\"count\":2}|name",
            "{\"name\":1.5,\"count\":2}|name",
            "{\"name\":{},\"count\":2}|name", "{\"name\":[\"a\"],\"count\":2}|name",
            "{\"name\":\"a\",\"count\":2,\"at\":1764007200}|at",
            "{\"name\":\"a\",\"count\":2,\"at\":\"\"}|at",
            "{\"name\":\"a\",\"count\":2,\"at\":\"tomorrow\"}|at",
            "{\"name\":\"a\",\"count\":2,\"at\":\"2026-11-24T18:00:00\"}|at",
            "{\"name\":\"a\",\"count\":2,\"flag\":\"true\"}|flag",
            "{\"name\":\"a\",\"count\":2,\"flag\":1}|flag",
            "{\"name\":\"a\",\"count\":2,\"colour\":\"BLUE\"}|colour",
            "{\"name\":\"a\",\"count\":2,\"colour\":0}|colour",
            "{\"name\":\"a\",\"count\":2,\"colour\":\"\"}|colour",
            "{\"name\":\"a\",\"count\":2,\"inner\":{}}|inner",
            "{\"name\":\"a\",\"count\":2,\"inner\":[{\"name\":3}]}|inner[0].name",
            "{\"name\":\"a\",\"count\":2,\"inner\":[\"\"]}|inner[0]",
            "{\"name\":\"a\",\"count\":2,\"value\":{\"text\":\" \"}}|value",
            "{\"name\":\"a\",\"count\":2,\"extra\":1}|extra", "[]|body", "7|body", "\"\"|body", "null|body"})
    void aWrongFieldIsNamed(String body, String field) {
        var answer = edge.post("/things", body, "Authorization", MARIE);
        assertThat(problem(answer)).isEqualTo("400 invalid-request");
        assertThat(fields(answer)).as(answer.body()).containsExactly(field);
        assertThat(answer.body()).doesNotContain("io.causerie").doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":\"a\",\"count\":2", "{'name':'a'}",
            "{\"name\":\"a\",\"count\":2} {}",
            "{\"name\":\"a\",\"name\":\"b\",\"count\":2}", "{\"name\":\"a\",\"count\":NaN}", "\u0000",
            "name=a"})
    void aBodyThatIsNotOneJsonValueIsRefused(String body) {
        assertThat(problem(edge.post("/things", body, "Authorization", MARIE)))
                .isEqualTo("400 invalid-request");
    }

    @Test
    void deepNestingIsRefused() {
        var answer = edge.post("/things", "{\"inner\":" + "[".repeat(20_000), "Authorization", MARIE);
        assertThat(problem(answer)).isEqualTo("400 invalid-request");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        var answer = edge.send("POST", "/things",
                BodyPublishers.ofByteArray(new byte[]{'{', '"', (byte) 0xff, (byte) 0xc0}),
                "Authorization", MARIE, "Content-Type", "application/json");
        assertThat(problem(answer)).isEqualTo("400 invalid-request");
    }

    @ParameterizedTest
    @CsvSource({"/things,kind", "/things?kind=a&limit=0,limit", "/things?kind=a&limit=201,limit",
            "/things?kind=a&limit=ten,limit", "/things?kind=a&limit=99999999999,limit"})
    void aWrongParameterIsNamed(String path, String field) {
        var answer = edge.get(path, "Authorization", MARIE);
        assertThat(problem(answer)).isEqualTo("400 invalid-request");
        assertThat(fields(answer)).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99999999999999999999"})
    void aWrongHeaderIsNamed(String value) {
        var answer = edge.get("/things?kind=a", "Authorization", MARIE, "X-Min-Position", value);
        assertThat(problem(answer)).isEqualTo("400 invalid-request");
        assertThat(fields(answer)).containsExactly("X-Min-Position");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/yaml", "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x", "application/cbor"})
    void onlyJsonIsRead(String type) {
        var answer = edge.send("POST", "/things", BodyPublishers.ofString("name: a"), "Authorization", MARIE,
                "Content-Type", type);
        assertThat(problem(answer)).isEqualTo("415 invalid-request");
    }

    @Test
    void aContentTypeThatIsNoneIsRefused() {
        var answer = edge.send("POST", "/things", BodyPublishers.ofString("{}"), "Authorization", MARIE,
                "Content-Type", "nonsense");
        assertThat(problem(answer)).isEqualTo("415 invalid-request");
    }

    @Test
    void anUnknownMethodIsRefusedWithThoseThatAreKnown() {
        var answer = edge.send("PUT", "/things/1", BodyPublishers.noBody(), "Authorization", MARIE);
        assertThat(problem(answer)).isEqualTo("405 invalid-request");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET").contains("DELETE");
    }

    @Test
    void whatCannotBeAcceptedIsRefusedAsProblemAllTheSame() {
        var answer = edge.get("/things/1", "Authorization", MARIE, "Accept", "text/csv");
        assertThat(problem(answer)).isEqualTo("406 invalid-request");
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertThat(problem(edge.get("/nothing", "Authorization", MARIE))).isEqualTo("404 not-found");
        assertThat(problem(edge.get("/error", "Authorization", MARIE))).isEqualTo("404 not-found");
    }

    @Test
    void messagesAreEnglishWhateverTheClientSpeaks() {
        var answer = edge.get("/things?kind=a&limit=0", "Authorization", MARIE, "Accept-Language", "fr");
        assertThat(answer.body()).contains("must be greater than or equal to 1");
    }
}
