package io.causerie.eventlog.axon;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows before the token, so that a crash between them repeats a batch and never skips one; and only after
 * the claim was held once more, so that a node that was taken for dead does not overwrite its successor's rows.
 */
public final class RowsBeforeToken implements TokenStore {
    private final TokenStore tokens;
    private final RowWriting rows;

    /** What is done with a batch before and after its token is stored. */
    public interface RowWriting {
        void beforeToken();

        void afterToken(long position);
    }

    public RowsBeforeToken(TokenStore tokens, RowWriting rows) {
        this.tokens = tokens;
        this.rows = rows;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        tokens.extendClaim(processorName, segment);
        rows.beforeToken();
        tokens.storeToken(token, processorName, segment);
        rows.afterToken(token == null ? 0 : token.position().orElse(0));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return tokens.fetchToken(processorName, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        return tokens.fetchToken(processorName, segment);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        tokens.extendClaim(processorName, segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
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
