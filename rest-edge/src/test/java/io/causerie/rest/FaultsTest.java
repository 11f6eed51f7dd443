package io.causerie.rest;

import static io.causerie.rest.Edge.json;
import static io.causerie.rest.Edge.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
@ExtendWith(OutputCaptureExtension.class)
class FaultsTest {
    private static final String MARIE = TestTokens.bearer("marie");

    private final Edge edge;

    FaultsTest(@LocalServerPort int port) {
        edge = new Edge(port);
    }

    @ParameterizedTest
    @CsvSource({"rejection,409 slot-full", "forbidden,403 forbidden", "wrapped,404 not-found",
            "rate,429 rate-limited",
            "value,400 invalid-request", "store,503 unavailable", "mongo,503 unavailable",
            "spring,503 unavailable",
            "aggregate,404 not-found", "concurrency,409 conflict", "bug,500 internal-error"})
    void eachFaultIsAProblem(String kind, String expected) {
        var answer = edge.post("/faults/" + kind, "", "Authorization", MARIE);
        assertThat(problem(answer)).isEqualTo(expected);
        assertThat(answer.body()).doesNotContain("internal words").doesNotContain("db-7")
                .doesNotContain("secret");
        assertThat(answer.headers().firstValue("Retry-After").isPresent())
                .isEqualTo(answer.statusCode() == 503 || answer.statusCode() == 429);
    }

    @Test
    void anUnexpectedFaultIsLoggedUnderTheIdThatTheClientSees(CapturedOutput output) {
        String detail = json(edge.post("/faults/bug", "", "Authorization", MARIE)).path("detail").asString();
        String id = detail.replaceAll(".*under (\\S+)\\.$", "$1");
        assertThat(output.getOut()).contains("Unexpected fault " + id).doesNotContain(MARIE.substring(7));
    }

    @Test
    void aFaultInAFilterIsAProblem() {
        assertThat(problem(edge.get("/open/filter-fault"))).isEqualTo("500 internal-error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/%00", "/things/%", "/things/%zz", "/things/a%2Fb", "/things/..%2f",
            "/things/a;b=c",
            "/things//1", "/things/%252e", "/things/\\", "/things/%0a", "/things?kind=%zz",
            "/things?kind=%ff",
            "/things?kind=%00"})
    void aMalformedUrlIsNoFaultOfOurs(String path) {
        String answer = edge.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + MARIE
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 (200|4\\d\\d) .*");
        if (!answer.startsWith("HTTP/1.1 200")) {
            assertThat(answer).contains("application/problem+json")
                    .containsPattern("\"code\":\"(invalid-request|not-found)\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET\r\n\r\n", "NONSENSE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "POST /things HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            "POST /things HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
            "POST /things HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n"})
    void whatIsNotHttpIsNoFaultOfOurs(String request) {
        assertThat(edge.raw(request)).matches("(?s)HTTP/1.1 [45]0[015] .*")
                .contains("application/problem+json")
                .doesNotContain("org.eclipse");
    }

    @Test
    void headersOverTheLimitAreAProblem() {
        String answer = edge.raw("GET / HTTP/1.1\r\nHost: a\r\nX-Big: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"code\":\"invalid-request\"");
    }

    @Test
    void methodsThatAreNoneAreAProblem() {
        for (String method : new String[]{"TRACE", "FOO", "CONNECT"}) {
            String answer = edge
                    .raw(method + " /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: "
                            + MARIE + "\r\n\r\n");
            assertThat(answer).as(method).matches("(?s)HTTP/1.1 (4\\d\\d|501) .*")
                    .contains("application/problem+json");
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedByItsAnnouncedLength() {
        var answer = edge.send("POST", "/things", BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024]),
                "Authorization", MARIE, "Content-Type", "application/json");
        assertThat(problem(answer)).isEqualTo("413 invalid-request");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhenItsLengthIsNotKnown() {
        var body = BodyPublishers
                .fromPublisher(BodyPublishers.ofString("{\"name\":\"" + "x".repeat(70_000) + "\"}"));
        var answer = edge.send("POST", "/things", body, "Authorization", MARIE, "Content-Type",
                "application/json");
        assertThat(problem(answer)).isEqualTo("413 invalid-request");
    }

    @Test
    void aBodyOverTheLimitIsRefusedAlsoWithoutToken() {
        var answer = edge.send("POST", "/things", BodyPublishers.ofByteArray(new byte[100_000]));
        assertThat(problem(answer)).isEqualTo("413 invalid-request");
    }
}
