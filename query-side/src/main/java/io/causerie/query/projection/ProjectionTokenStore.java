package io.causerie.query.projection;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Stores one projection's token, and around it what must not be done in another order: first makes sure of the
 * claim, then the rows before the token, so that a crash between them repeats a batch and never skips one; the position after both.
 * A reset stores the new token first and empties the rows then: a crash between them leaves rows
 * that the replay overwrites, not a token that claims rows that are gone.
 */
final class ProjectionTokenStore implements TokenStore {
    private final TokenStore tokens;
    private final Projection projection;
    private final Rows rows;
    private final Positions positions;

    ProjectionTokenStore(TokenStore tokens, Projection projection, Rows rows, Positions positions) {
        this.tokens = tokens;
        this.projection = projection;
        this.rows = rows;
        this.positions = positions;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        // fails on a node that lost its claim while it handled the batch: its rows may be older than those stored
        tokens.extendClaim(processorName, segment);
        rows.flush(projection.documents());
        tokens.storeToken(token, processorName, segment);
        if (token instanceof ReplayToken replay && replay.position().orElse(0) <= 0) {
            positions.restart(projection.name(), replay);
            rows.clear(projection.documents());
        } else {
            positions.advance(projection.name(), token);
        }
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
