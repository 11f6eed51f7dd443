package io.causerie.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** The log as an operator checks it, from the command line, while the product runs. */
public final class LogCheck {
    private LogCheck() {}

    public static void assertIntact(Path dataDirectory) {
        try {
            Process check = new ProcessBuilder(ServerJar.tool("io.causerie.eventlog.VerifyLog",
                    dataDirectory.resolve("log").toString())).redirectErrorStream(true).start();
            String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(check.waitFor()).as(output).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
