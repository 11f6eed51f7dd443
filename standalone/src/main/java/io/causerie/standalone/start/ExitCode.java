package io.causerie.standalone.start;

import io.causerie.eventlog.embedded.DirectoryLocked;
import io.causerie.eventlog.embedded.DirectoryNotUsable;
import io.causerie.standalone.data.DataDirectoryLocked;
import io.causerie.standalone.data.DataDirectoryNotUsable;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionException;

/** Why the process did not start, for whoever supervises it. Part of docs/operations.md. */
public enum ExitCode {
    UNEXPECTED(1), PORT_TAKEN(10), DATA_DIRECTORY_LOCKED(11), DATA_DIRECTORY_NOT_USABLE(12), LOG_NOT_USABLE(
            13), BAD_CONFIGURATION(14);

    private static final int DEEPEST_CAUSE = 20;

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static ExitCode of(Throwable fault) {
        return Stream.<Throwable>iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .map(ExitCode::ofOne).filter(code -> code != UNEXPECTED).findFirst().orElse(UNEXPECTED);
    }

    private static ExitCode ofOne(Throwable cause) {
        return switch (cause) {
            case PortInUseException _ -> PORT_TAKEN;
            case DataDirectoryLocked _,DirectoryLocked _ -> DATA_DIRECTORY_LOCKED;
            case DataDirectoryNotUsable _ -> DATA_DIRECTORY_NOT_USABLE;
            case DirectoryNotUsable _ -> LOG_NOT_USABLE;
            case ConfigurationPropertiesBindException _,BindException _,ConversionException _ ->
                BAD_CONFIGURATION;
            default -> UNEXPECTED;
        };
    }
}
