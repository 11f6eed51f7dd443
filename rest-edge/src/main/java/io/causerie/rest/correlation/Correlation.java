package io.causerie.rest.correlation;

import java.util.Optional;
import org.slf4j.MDC;

/** The id of the request that is being served. */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";
    public static final String MDC_KEY = "correlationId";

    private Correlation() {}

    /** The id for this thread's request; empty outside of one. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(MDC_KEY));
    }
}
