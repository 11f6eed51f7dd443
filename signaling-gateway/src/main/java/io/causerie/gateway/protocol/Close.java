package io.causerie.gateway.protocol;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the gateway closes a connection. Codes are the protocol's. */
public record Close(int code, String reason) {
    public static final Close NORMAL = new Close(1000, "");
    public static final Close MALFORMED = new Close(4400, "malformed");
    public static final Close UNAUTHENTICATED = new Close(4401, "unauthenticated");
    public static final Close FORBIDDEN = new Close(4403, "forbidden");
    public static final Close SLOW_CONSUMER = new Close(4408, "slow-consumer");
    public static final Close REPLACED = new Close(4409, "replaced");
    public static final Close HEARTBEAT = new Close(4410, "heartbeat");
    public static final Close RATE_LIMITED = new Close(4429, "rate-limited");
    private static final int GOING_AWAY = 1001;
    /** The hello could not be checked or answered now: the Auth Service or what the nodes share is away. */
    public static final Close TRY_LATER = new Close(1013, "try-later");

    /** All codes. */
    public static final Set<Integer> CODES = Stream
            .of(NORMAL, goingAway(0), TRY_LATER, MALFORMED, UNAUTHENTICATED, FORBIDDEN, SLOW_CONSUMER,
                    REPLACED, HEARTBEAT, RATE_LIMITED)
            .map(Close::code).collect(Collectors.toUnmodifiableSet());

    /** The node drains; the client is to come back after that time, here or at another node. */
    public static Close goingAway(long retryAfterMs) {
        return new Close(GOING_AWAY, "going-away {\"retryAfterMs\":" + retryAfterMs + "}");
    }
}
