package io.causerie.rest;

import static io.causerie.rest.Edge.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class AnswerHeadersTest {
    private static final String MARIE = TestTokens.bearer("marie");

    private final Edge edge;

    AnswerHeadersTest(@LocalServerPort int port) {
        edge = new Edge(port);
    }

    @Test
    void aWriteTellsThePositionAfterIt() {
        long before = EdgeApp.POSITION.get();
        var answer = edge.post("/things", "{\"name\":\"a\",\"count\":2}", "Authorization", MARIE);
        assertThat(positionOf(answer)).isEqualTo(Long.toString(before + 1));
    }

    @Test
    void aWriteWithoutBodyTellsThePositionToo() {
        long before = EdgeApp.POSITION.get();
        var answer = edge.send("DELETE", "/things/1", BodyPublishers.noBody(), "Authorization", MARIE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(positionOf(answer)).isEqualTo(Long.toString(before + 1));
    }

    @Test
    void aRefusalTellsWhatItWasDecidedOn() {
        var answer = edge.post("/faults/rejection", "", "Authorization", MARIE);
        assertThat(positionOf(answer)).isEqualTo(Long.toString(EdgeApp.POSITION.get()));
    }

    @Test
    void aReadAndAStrangerAreNotToldByTheEdge() {
        assertThat(edge.get("/things/1", "Authorization", MARIE).headers().firstValue("X-Position"))
                .isEmpty();
        assertThat(edge.post("/things", "{}").headers().firstValue("X-Position")).isEmpty();
    }

    @Test
    void aSaneCorrelationIdIsTakenOver() {
        var answer = edge.get("/things/1", "Authorization", MARIE, "X-Correlation-Id", "abc-1.2");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains("abc-1.2");
        assertThat(json(answer).path("correlation").asString()).isEqualTo("abc-1.2");
    }

    @Test
    void anyOtherCorrelationIdIsReplaced() {
        for (String id : new String[]{"", "a b", "{x}", "x".repeat(65)}) {
            var answer = edge.get("/things/1", "Authorization", MARIE, "X-Correlation-Id", id);
            assertThat(answer.headers().firstValue("X-Correlation-Id").orElse("")).hasSize(36);
        }
    }

    @Test
    void nothingIsCachedAndNothingSaysWhatServes() {
        var answer = edge.get("/things/1", "Authorization", MARIE);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void theDescriptionNamesTheProblemsAndTheToken() {
        var api = json(edge.get("/v3/api-docs"));
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/components/schemas/Problem/properties/code/type").asString()).isEqualTo("string");
        assertThat(api.at("/paths/~1things/post/responses/default/$ref").asString())
                .isEqualTo("#/components/responses/Problem");
        assertThat(api.at("/paths/~1things~1{id}/get/operationId").asString()).isEqualTo("getThingsId");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(api.at("/paths").propertyNames()).doesNotContain("/error");
    }

    private static String positionOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Position").orElse("none");
    }
}
