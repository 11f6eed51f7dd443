package io.causerie.rest;

import static io.causerie.rest.Edge.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.causerie.rest.security.AuthProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class AuthServiceTest {
    private final AtomicReference<String> jwks = new AtomicReference<>(TestTokens.publicKeys());
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer authService;

    @BeforeEach
    void startAuthService() throws IOException {
        authService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authService.createContext("/jwks.json", exchange -> {
            fetches.incrementAndGet();
            byte[] body = jwks.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        authService.start();
    }

    @AfterEach
    void stopAuthService() {
        authService.stop(0);
    }

    @Test
    void tokensAreCheckedAgainstThePublishedKeys() {
        withEdge(edge -> {
            assertThat(edge.get("/things/1", "Authorization", TestTokens.bearer("marie")).statusCode())
                    .isEqualTo(200);
            assertThat(problem(
                    edge.get("/things/1", "Authorization", "Bearer " + TestTokens.foreignToken("marie"))))
                    .isEqualTo("401 unauthenticated");
            String elsewhere = TestTokens.token(claims -> claims.audience("elsewhere"));
            assertThat(problem(edge.get("/things/1", "Authorization", "Bearer " + elsewhere)))
                    .isEqualTo("401 unauthenticated");
        });
    }

    @Test
    void keysThatCannotBeHadAreNoFaultOfTheClient() {
        authService.stop(0);
        withEdge(edge -> {
            var answer = edge.get("/things/1", "Authorization", TestTokens.bearer("marie"));
            assertThat(problem(answer)).isEqualTo("503 unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(edge.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        });
    }

    @Test
    void keysThatAreNonsenseAreNoFaultOfTheClient() {
        jwks.set("<html>");
        withEdge(edge -> assertThat(
                problem(edge.get("/things/1", "Authorization", TestTokens.bearer("marie"))))
                .isEqualTo("503 unavailable"));
    }

    @Test
    void knownKeysGoOnWorkingWhenTheAuthServiceIsAwayForLongerThanTheyLive() {
        withEdge(edge -> {
            assertThat(as("marie", edge)).isEqualTo(200);
            status.set(500);
            int before = fetches.get();
            await().untilAsserted(() -> {
                assertThat(as("marie", edge)).isEqualTo(200);
                assertThat(fetches).hasValueGreaterThan(before);
            });
            assertThat(as("marie", edge)).isEqualTo(200);
            assertThat(withKey("rotated", edge)).isEqualTo("401 unauthenticated");
        }, "--causerie.auth.key-life=PT0.2S");
    }

    @Test
    void keysAreNotBelievedForLongerThanTolerated() {
        withEdge(edge -> {
            assertThat(as("marie", edge)).isEqualTo(200);
            status.set(500);
            await().untilAsserted(() -> assertThat(as("marie", edge)).isEqualTo(503));
            assertThat(withKey("rotated", edge)).isEqualTo("503 unavailable");
        }, "--causerie.auth.key-life=PT0.2S", "--causerie.auth.key-outage-tolerance=PT0.4S");
    }

    @Test
    void whoMakesKeyIdsUpDoesNotMakeUsFetchEachTime() {
        withEdge(edge -> {
            for (int made = 0; made < 20; made++) {
                assertThat(withKey("made-up-" + made, edge)).isEqualTo("401 unauthenticated");
            }
            assertThat(as("marie", edge)).isEqualTo(200);
            assertThat(fetches).hasValueLessThan(10);
        });
    }

    @Test
    void withoutAuthServiceTheProcessDoesNotStartAndSaysWhatToSet(CapturedOutput output) {
        assertThatThrownBy(
                () -> SpringApplication.run(EdgeApp.class, "--server.port=0", "--server.address=127.0.0.1"))
                .hasRootCauseMessage("causerie.auth.jwks-uri is not set");
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START")
                .contains("Set causerie.auth.jwks-uri");
    }

    private static int as(String user, Edge edge) {
        return edge.get("/things/1", "Authorization", TestTokens.bearer(user)).statusCode();
    }

    private static String withKey(String keyId, Edge edge) {
        return problem(edge.get("/things/1", "Authorization", "Bearer " + TestTokens.tokenOfKey(keyId)));
    }

    private void withEdge(Consumer<Edge> test, String... more) {
        String uri = "http://127.0.0.1:" + authService.getAddress().getPort() + "/jwks.json";
        String[] arguments = Arrays.copyOf(more, more.length + 3);
        arguments[more.length] = "--server.port=0";
        arguments[more.length + 1] = "--server.address=127.0.0.1";
        arguments[more.length + 2] = "--causerie.auth.jwks-uri=" + uri;
        try (var app = (ServletWebServerApplicationContext) SpringApplication.run(EdgeApp.class,
                arguments)) {
            assertThat(app.getBean(AuthProperties.class).jwksUri()).hasToString(uri);
            test.accept(new Edge(app.getWebServer().getPort()));
        }
    }
}
