package io.causerie.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
    private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.json");
    private static final String WRITE = "causerie.openapi.write";

    @Test
    void theDescriptionOfTheApiIsTheOneCheckedIn(@TempDir Path directory) throws Exception {
        try (var causerie = InProcess.on(directory, "--causerie.bridge.enabled=true",
                "--spring.kafka.bootstrap-servers=127.0.0.1:9")) {
            String now = causerie.client().get("/v3/api-docs").body() + "\n";
            if (Boolean.getBoolean(WRITE)) {
                Files.writeString(CHECKED_IN, now);
            }
            assertThat(now).as("-D%s=true writes it anew (docs/operations.md)", WRITE)
                    .isEqualTo(Files.readString(CHECKED_IN));
        }
    }
}
