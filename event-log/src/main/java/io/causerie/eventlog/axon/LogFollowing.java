package io.causerie.eventlog.axon;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.causerie.eventlog.axon.RowsBeforeToken.RowWriting;
import io.causerie.eventlog.tracing.FollowerSpans;
import java.time.Duration;
import java.util.function.Function;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Makes what follows the log, all in the same way: from its first event, on one thread of one node, and with tokens that
 * are stored after what they cover, so that a crash in between repeats a batch and never skips one. Axon would
 * store them before as soon as the process had any transaction manager.
 */
public final class LogFollowing {
    private final TokenStore tokens;
    private final Duration claimTimeout;
    private final Duration claimInterval;
    private final Function<String, EventProcessorSpanFactory> spans;

    /**
     * @param claimTimeout after how long without a sign of life another node takes over, as {@code tokens} has it
     * @param claimInterval how often to look for what nobody follows
     */
    public LogFollowing(TokenStore tokens, Duration claimTimeout, Duration claimInterval) {
        this(tokens, claimTimeout, claimInterval, FollowerSpans.NONE);
    }

    /** As {@link #LogFollowing(TokenStore, Duration, Duration)}, with {@code spans} of what each follower handles, by its name. */
    public LogFollowing(TokenStore tokens, Duration claimTimeout, Duration claimInterval,
            Function<String, EventProcessorSpanFactory> spans) {
        this.tokens = tokens;
        this.claimTimeout = claimTimeout;
        this.claimInterval = claimInterval;
        this.spans = spans;
    }

    /** A follower that lacks only its source and its handlers. */
    public TrackingEventProcessor.Builder follower(String name, int batchSize) {
        return follower(name, batchSize, tokens);
    }

    /** As {@link #follower(String, int)}, and it writes rows. */
    public TrackingEventProcessor.Builder follower(String name, int batchSize, RowWriting rows) {
        return follower(name, batchSize, new RowsBeforeToken(tokens, claimTimeout, rows));
    }

    /** Deletes what is known of a follower that there is no more. */
    public void forget(String name) {
        for (int segment : tokens.fetchSegments(name)) {
            tokens.fetchToken(name, segment);
            tokens.deleteToken(name, segment);
        }
    }

    private TrackingEventProcessor.Builder follower(String name, int batchSize, TokenStore store) {
        // Axon's own default wraps the first token as a replay: then nothing marked @DisallowReplay would see the log.
        return TrackingEventProcessor.builder().name(name).tokenStore(store).spanFactory(spans.apply(name))
                .transactionManager(NoTransactionManager.instance()).storingTokensAfterProcessing()
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(batchSize)
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andTokenClaimInterval(claimInterval.toMillis(), MILLISECONDS));
    }
}
