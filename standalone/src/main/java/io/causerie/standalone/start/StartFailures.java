package io.causerie.standalone.start;

import io.causerie.eventlog.embedded.DirectoryLocked;
import io.causerie.eventlog.embedded.DirectoryNotUsable;
import io.causerie.standalone.data.DataDirectoryLocked;
import io.causerie.standalone.data.DataDirectoryNotUsable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;

/** What to tell, and what to do about it, when an operator's environment keeps the process from starting. */
final class StartFailures implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> Stream.ofNullable(analysisOf(cause))).findFirst().orElse(null);
    }

    private static @Nullable FailureAnalysis analysisOf(Throwable cause) {
        return switch (cause) {
            case PortInUseException e ->
                analysis("Port %d is taken by another process.".formatted(e.getPort()),
                        "Stop that process, or choose another port: --server.port=8090.", e);
            case DataDirectoryLocked e -> analysis(e.getMessage(), OTHER_DIRECTORY, e);
            case DirectoryLocked e -> analysis(e.getMessage(), OTHER_DIRECTORY, e);
            case DataDirectoryNotUsable e -> analysis(e.getMessage(),
                    "Make it writable, or choose another: --causerie.data-directory=/path/to/data.", e);
            case DirectoryNotUsable e -> analysis(e.getMessage(),
                    "Nothing was changed. Restore the log from a back-up (docs/operations.md), or start on an"
                            + " empty directory: --causerie.data-directory=/path/to/data.",
                    e);
            default -> null;
        };
    }

    private static final String OTHER_DIRECTORY = "Stop that process, or choose another directory:"
            + " --causerie.data-directory=/path/to/data.";

    private static FailureAnalysis analysis(String description, String action, Throwable cause) {
        return new FailureAnalysis(description, action, cause);
    }
}
