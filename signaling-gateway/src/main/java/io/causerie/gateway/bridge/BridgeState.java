package io.causerie.gateway.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the brokers take what they are told. That they are away is said once, and once that they are back. */
public final class BridgeState {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeState.class);

    private final Clock clock;
    private final Duration patience;
    private @Nullable Instant waitingSince;
    private @Nullable Instant awaySince;

    public BridgeState(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** There is something to be told, and no answer yet. */
    public synchronized void waiting(String why) {
        Instant now = clock.instant();
        if (waitingSince == null) {
            waitingSince = now;
        }
        if (awaySince == null && !now.isBefore(waitingSince.plus(patience))) {
            awaySince = waitingSince;
            LOG.warn("Kafka has not taken anything since {}; other services are told as soon as it does: {}",
                    awaySince, why);
        }
    }

    /** Everything there was to be told was taken, or somebody else tells it. */
    public synchronized void idle() {
        if (awaySince != null) {
            LOG.info("Nothing waits for Kafka any more");
        }
        waitingSince = null;
        awaySince = null;
    }

    /** Since when the brokers have been away; empty if they are not. */
    public synchronized Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }
}
