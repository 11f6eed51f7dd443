package io.causerie.eventlog.axon;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * One processor's tokens, in one segment. Rows are written before the token, so that a crash between them repeats a batch and
 * never skips one; and only while the claim is surely held, so that a node that was taken for dead does
 * not overwrite its successor's rows. The claim is refreshed by each token, and otherwise once it is half over.
 */
public final class RowsBeforeToken implements TokenStore {
    private final TokenStore tokens;
    private final RowWriting rows;
    private final long refreshAfter;
    private long heldAt;
    private boolean held;

    /** What is done with a batch before and after its token is stored. */
    public interface RowWriting {
        void beforeToken(@Nullable TrackingToken token);

        void afterToken(@Nullable TrackingToken token);

        /** This node is to go on from there. Who stored that token may have died before anything was done after it. */
        default void claimed(@Nullable TrackingToken token) {}
    }

    /** {@code claimTimeout}: after how long without a sign of life another node may take the claim. */
    public RowsBeforeToken(TokenStore tokens, Duration claimTimeout, RowWriting rows) {
        this.tokens = tokens;
        this.rows = rows;
        this.refreshAfter = claimTimeout.dividedBy(2).toNanos();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (!isSurelyHeld()) {
            extendClaim(processorName, segment);
        }
        rows.beforeToken(token);
        refreshing(() -> tokens.storeToken(token, processorName, segment));
        rows.afterToken(token);
    }

    private synchronized boolean isSurelyHeld() {
        return held && System.nanoTime() - heldAt < refreshAfter;
    }

    /** Counted from before the call: how long it takes is not known to be part of the claim. */
    private void refreshing(Runnable claiming) {
        long now = System.nanoTime();
        release();
        claiming.run();
        synchronized (this) {
            held = true;
            heldAt = now;
        }
    }

    private synchronized void release() {
        held = false;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return claimed(tokens.fetchToken(processorName, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        return claimed(tokens.fetchToken(processorName, segment));
    }

    private @Nullable TrackingToken claimed(@Nullable TrackingToken token) {
        rows.claimed(token);
        return token;
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        refreshing(() -> tokens.extendClaim(processorName, segment));
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        release();
        tokens.releaseClaim(processorName, segment);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        tokens.initializeTokenSegments(processorName, segmentCount);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount,
            @Nullable TrackingToken initialToken) {
        tokens.initializeTokenSegments(processorName, segmentCount, initialToken);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        tokens.initializeSegment(token, processorName, segment);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        tokens.deleteToken(processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return tokens.fetchSegments(processorName);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return tokens.fetchAvailableSegments(processorName);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return tokens.retrieveStorageIdentifier();
    }
}
