package io.causerie.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    Path directory;

    @Test
    void whatItTellsAtTheFirstStartIsEnoughToBegin() throws Exception {
        try (var causerie = ChildProcess.on(directory)) {
            Client client = causerie.ready();
            assertThat(causerie.output()).contains("Causerie is ready").contains(directory.toString())
                    .contains("DEVELOPMENT TOKEN ISSUER IS ON")
                    .contains("curl -s " + client.url() + "/dev/tokens");
            assertThat(causerie.output()).doesNotContain("WARN").doesNotContain("WARNING")
                    .doesNotContain("ERROR")
                    .doesNotContain("SLF4J").doesNotContain("\tat ");
            await().untilAsserted(
                    () -> assertThat(client.slots(client.token("marie", "learner"))).isNotEmpty());
            assertThat(client.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(Files.getPosixFilePermissions(directory.resolve("dev-issuer.jwk")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));

            try (var second = ChildProcess.on(directory)) {
                assertThat(second.exitCode()).as(second.output()).isEqualTo(11);
                assertThat(second.output()).contains("is in use by another Causerie (process ")
                        .contains("--causerie.data-directory=").doesNotContain("\tat ");
            }

            causerie.stop();
            assertThat(causerie.exitCode()).isEqualTo(143);
            assertThat(causerie.output()).doesNotContain("WARN").doesNotContain("ERROR");
        }
    }

    @Test
    void afterAKillTheNextStartGoesOnWhereItWas() {
        String token;
        String slots;
        try (var causerie = ChildProcess.on(directory)) {
            Client client = causerie.ready();
            token = client.token("marie", "learner");
            slots = client.slots(token).toString();
            causerie.kill();
        }
        try (var causerie = ChildProcess.on(directory)) {
            Client client = causerie.ready();
            await().untilAsserted(() -> assertThat(client.slots(token)).hasToString(slots));
            assertThat(causerie.output()).doesNotContain("Offered demo slots").doesNotContain("WARN");
        }
    }

    @Test
    void rowsThatAreDamagedAreRebuiltFromTheLog() throws Exception {
        String slots = slotsAfterAStart();
        Files.writeString(directory.resolve("mongo.mv.db"), "This is no database. ".repeat(1000));
        assertRebuilt(slots);
    }

    @Test
    void rowsOfAnotherLogAreRebuiltFromThisOne() throws Exception {
        String slots = slotsAfterAStart();
        Path log = directory.resolve("log");
        Files.move(log, directory.resolve("kept"));
        try (var other = ChildProcess.on(directory)) {
            other.ready();
            assertThat(other.output()).contains("goes with another event log");
            other.stop();
            other.exitCode();
        }
        try (var files = Files.list(log)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(log);
        Files.move(directory.resolve("kept"), log);
        assertRebuilt(slots);
    }

    private String slotsAfterAStart() {
        try (var causerie = ChildProcess.on(directory)) {
            Client client = causerie.ready();
            String slots = client.slots(client.token("marie", "learner")).toString();
            causerie.stop();
            causerie.exitCode();
            return slots;
        }
    }

    private void assertRebuilt(String slots) {
        try (var causerie = ChildProcess.on(directory)) {
            Client client = causerie.ready();
            assertThat(causerie.output()).contains("aside").contains("rebuilt from the log")
                    .contains("display names").contains("dead letters")
                    .doesNotContain("\tat ");
            String token = client.token("marie", "learner");
            await().untilAsserted(() -> assertThat(client.slots(token)).hasToString(slots));
        }
    }
}
