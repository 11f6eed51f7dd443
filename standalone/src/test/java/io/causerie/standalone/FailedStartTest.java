package io.causerie.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedStartTest {
    @TempDir
    Path directory;

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertFails(directory, 10, "Port %d is taken".formatted(taken.getLocalPort()),
                    "--server.port=" + taken.getLocalPort());
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertFails(file.resolve("data"), 12,
                "The data directory " + file.resolve("data") + " cannot be created");
    }

    @Test
    void aLogThatIsNoneIsNamedAndLeftAsItIs() throws Exception {
        Path log = Files.createDirectories(directory.resolve("log")).resolve("log.sqlite");
        String nonsense = "This is no database. ".repeat(1000);
        Files.writeString(log, nonsense);
        assertFails(directory, 13, "the event log in " + directory.resolve("log"));
        assertThat(log).content().isEqualTo(nonsense);
    }

    @Test
    void aSettingThatIsNoneIsNamed() {
        assertFails(directory, 14, "causerie.rest.max-body", "--causerie.rest.max-body=lots");
    }

    private static void assertFails(Path data, int code, String message, String... options) {
        try (var causerie = ChildProcess.on(data, options)) {
            assertThat(causerie.exitCode()).as(causerie.output()).isEqualTo(code);
            assertThat(causerie.output()).contains("APPLICATION FAILED TO START").contains(message)
                    .contains("Action:")
                    .doesNotContain("\tat ").doesNotContain("WARN");
        }
    }
}
