package io.causerie.standalone;

import static io.causerie.standalone.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevIssuerTest {
    @TempDir
    static Path directory;
    private static InProcess causerie;
    private static Client client;

    @BeforeAll
    static void start() {
        causerie = InProcess.on(directory);
        client = causerie.client();
    }

    @AfterAll
    static void stop() {
        causerie.close();
    }

    @Test
    void aTokenSaysWhoItIsForAndUntilWhen() {
        var answer = json(client.post("/dev/tokens",
                "{\"userId\":\"marie\",\"name\":\"Marie\",\"roles\":[\"learner\"]}"));
        assertThat(Instant.parse(answer.path("expiresAt").asString()))
                .isAfter(Instant.now().plus(Duration.ofHours(1)));
        assertThat(client.get("/registrations", "Authorization", "Bearer " + answer.path("token").asString())
                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void rolesAreThoseAskedFor() {
        assertThat(client.get("/admin/projections", "Authorization", "Bearer " + client.token("ada", "admin"))
                .statusCode())
                .isEqualTo(200);
        assertThat(client
                .get("/admin/projections", "Authorization", "Bearer " + client.token("marie", "learner"))
                .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{}|userId", "{\"userId\":\" \"}|userId",
            "{\"userId\":1}|userId", "{\"userId\":\"x/y\"}|userId",
            "{\"userId\":\"a\",\"name\":\"\"}|name", "{\"userId\":\"a\",\"roles\":[\"root\"]}|roles",
            "{\"userId\":\"a\",\"roles\":\"admin\"}|roles", "{\"userId\":\"a\",\"roles\":[null]}|roles[0]",
            "{\"userId\":\"a\",\"sub\":\"b\"}|sub"})
    void aBadRequestIsRefusedByField(String body, String field) {
        var answer = client.post("/dev/tokens", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/violations/0/field").asString()).isEqualTo(field);
    }

    @Test
    void thePublicKeyIsToldAndThePrivateOneIsNot() {
        var key = json(client.get("/dev/jwks.json")).at("/keys/0");
        assertThat(key.path("kty").asString()).isEqualTo("EC");
        assertThat(key.has("d")).isFalse();
    }

    @Test
    void withAnAuthServiceThereIsNoDevelopmentIssuer(@TempDir Path other) {
        try (var served = InProcess.on(other,
                "--causerie.auth.jwks-uri=" + client.url() + "/dev/jwks.json")) {
            var there = served.client();
            String token = client.token("marie", "learner");
            assertThat(there.post("/dev/tokens", "{\"userId\":\"a\"}").statusCode()).isEqualTo(401);
            assertThat(there.post("/dev/tokens", "{\"userId\":\"a\"}", "Authorization", "Bearer " + token)
                    .statusCode())
                    .isEqualTo(404);
            assertThat(other.resolve("dev-issuer.jwk")).doesNotExist();
        }
    }
}
