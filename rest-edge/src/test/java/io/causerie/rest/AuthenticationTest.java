package io.causerie.rest;

import static io.causerie.rest.Edge.json;
import static io.causerie.rest.Edge.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class AuthenticationTest {
    private final Edge edge;

    AuthenticationTest(@LocalServerPort int port) {
        edge = new Edge(port);
    }

    static Stream<Arguments> badTokens() {
        String good = TestTokens.token("marie");
        String unsigned = "eyJhbGciOiJub25lIn0." + good.split("\\.")[1] + ".";
        return Stream.of(Arguments.of("broken", "abc"), Arguments.of("empty", ""),
                Arguments.of("tampered", good.substring(0, good.length() - 8) + "AAAAAAAA"),
                Arguments.of("unsigned", unsigned), Arguments.of("foreign", TestTokens.foreignToken("marie")),
                Arguments.of("expired",
                        TestTokens.token(c -> c.expirationTime(Date.from(Instant.now().minusSeconds(60))))),
                Arguments.of("without end", TestTokens.token(c -> c.expirationTime(null))),
                Arguments.of("not yet valid",
                        TestTokens.token(c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(60))))),
                Arguments.of("for another audience", TestTokens.token(c -> c.audience("elsewhere"))),
                Arguments.of("without audience", TestTokens.token(c -> c.audience((String) null))),
                Arguments.of("of another issuer", TestTokens.token(c -> c.issuer("https://elsewhere"))),
                Arguments.of("without issuer", TestTokens.token(c -> c.issuer(null))),
                Arguments.of("without user", TestTokens.token(c -> c.subject(null))),
                Arguments.of("with a blank user", TestTokens.token(c -> c.subject(" "))),
                Arguments.of("with a user too long", TestTokens.token(c -> c.subject("x".repeat(129)))));
    }

    @ParameterizedTest(name = "a token {0} is refused")
    @MethodSource("badTokens")
    void aBadTokenIsRefused(String kind, String token) {
        var answer = edge.get("/things/1", "Authorization", "Bearer " + token);
        assertThat(problem(answer)).isEqualTo("401 unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/y", "x\\y", "x;y", "50%", "x\ny", ".", ".."})
    void aUserWhomNoPathCanNameIsRefusedWithTheReason(String user) {
        var answer = edge.get("/things/1", "Authorization",
                "Bearer " + TestTokens.token(c -> c.subject(user)));
        assertThat(problem(answer)).isEqualTo("401 unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("sub must")
                .contains("none of them /");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth0|507f1f77bcf86cd799439011", "marie.curie@example.org", "é 你好",
            "a:b+c&d?e#f"})
    void whoeverAPathCanNameIsAUser(String user) {
        var answer = edge.get("/things/1", "Authorization",
                "Bearer " + TestTokens.token(c -> c.subject(user)));
        assertThat(json(answer).path("user").asString()).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/1", "/nothing", "/actuator/env", "/dev/tokens",
            "/v3/api-docs/swagger-config"})
    void withoutTokenNothingIsSaid(String path) {
        var answer = edge.get(path);
        assertThat(problem(answer)).isEqualTo("401 unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer")
                .doesNotContain("error");
    }

    @Test
    void aTokenInTheUrlDoesNotCount() {
        assertThat(problem(edge.get("/things/1?access_token=" + TestTokens.token("marie"))))
                .isEqualTo("401 unauthenticated");
    }

    @Test
    void anotherSchemeDoesNotCount() {
        assertThat(problem(edge.get("/things/1", "Authorization", "Basic bWFyaWU6eA==")))
                .isEqualTo("401 unauthenticated");
    }

    @Test
    void aGoodTokenSaysWhoAsks() {
        var answer = edge.get("/things/1", "Authorization", TestTokens.bearer("marie"));
        assertThat(json(answer).path("user").asString()).isEqualTo("marie");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness",
            "/actuator/prometheus", "/v3/api-docs", "/v3/api-docs.yaml", "/open/hello"})
    void openPathsNeedNoToken(String path) {
        var answer = edge.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void everyoneIsALearner() {
        assertThat(edge.get("/learners", "Authorization", TestTokens.bearer("marie")).statusCode())
                .isEqualTo(200);
        assertThat(edge.get("/learners", "Authorization", TestTokens.bearer("otto", "auditor")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRoleOpensWhatAsksForIt() {
        assertThat(edge.get("/organizers", "Authorization", TestTokens.bearer("o", "organizer")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void adminHasEveryRole() {
        assertThat(edge.get("/organizers", "Authorization", TestTokens.bearer("a", "admin")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMissingRoleIsForbidden() {
        assertThat(problem(edge.get("/organizers", "Authorization", TestTokens.bearer("marie", "moderator"))))
                .isEqualTo("403 forbidden");
        assertThat(problem(edge.get("/actuator/env", "Authorization", TestTokens.bearer("marie"))))
                .isEqualTo("403 forbidden");
    }

    @Test
    void rolesThatAreNoneGrantNothing() {
        for (Object roles : List.of("organizer", 7, List.of("ORGANIZER", "ROLE_organizer", 1),
                List.of("root"))) {
            String token = TestTokens.token(claims -> claims.claim("roles", roles));
            assertThat(problem(edge.get("/organizers", "Authorization", "Bearer " + token)))
                    .isEqualTo("403 forbidden");
        }
    }

    @Test
    void theConnectionSurvivesARefusalThatCameBeforeTheBody() {
        String answers = edge.rawWithLateBody("""
                POST /things HTTP/1.1
                Host: localhost
                Authorization: Bearer bad
                Content-Type: application/json
                Content-Length: 2

                """.replace("\n", "\r\n"), "{}", """
                GET /things/1 HTTP/1.1
                Host: localhost
                Connection: close

                """.replace("\n", "\r\n"));

        assertThat(answers.split("HTTP/1.1 401", -1)).hasSize(3);
    }
}
