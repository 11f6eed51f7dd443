package io.causerie.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causerie.eventlog.axon.RowsBeforeToken.RowWriting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In what order a batch is stored, and when the claim is looked at. */
class RowsBeforeTokenTest {
    private final List<String> done = new ArrayList<>();
    private final Tokens tokens = new Tokens();

    @Test
    void rowsAreWrittenWhileTheClaimIsHeldAndBeforeTheToken() {
        batch(store(Duration.ofDays(1)), 5);

        assertThat(done).containsExactly("claim", "rows", "token", "after 5");
    }

    @Test
    void aClaimThatWasJustRefreshedIsNotRefreshedAgain() {
        RowsBeforeToken store = store(Duration.ofDays(1));
        batch(store, 5);
        done.clear();

        batch(store, 6);

        assertThat(done).containsExactly("rows", "token", "after 6");
    }

    @Test
    void aClaimThatIsHalfOverIsRefreshedFirst() {
        RowsBeforeToken store = store(Duration.ZERO);
        batch(store, 5);
        done.clear();

        batch(store, 6);

        assertThat(done).containsExactly("claim", "rows", "token", "after 6");
    }

    @Test
    void aClaimThatWasLetGoOfIsNotTakenForHeld() {
        RowsBeforeToken store = store(Duration.ofDays(1));
        batch(store, 5);
        store.releaseClaim("p", 0);
        tokens.stolen = true;
        done.clear();

        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> batch(store, 6));

        assertThat(done).isEmpty();
    }

    @Test
    void aTokenThatWasNotStoredIsNoSignOfAClaim() {
        RowsBeforeToken store = store(Duration.ofDays(1));
        batch(store, 5);
        tokens.stolen = true;
        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> batch(store, 6));
        done.clear();

        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> batch(store, 6));

        assertThat(done).isEmpty();
    }

    private RowsBeforeToken store(Duration claimTimeout) {
        RowsBeforeToken store = new RowsBeforeToken(tokens, claimTimeout, new RowWriting() {
            @Override
            public void beforeToken(@Nullable TrackingToken token) {
                done.add("rows");
            }

            @Override
            public void afterToken(@Nullable TrackingToken token) {
                done.add("after " + (token == null ? 0 : token.position().orElse(0)));
            }
        });
        store.initializeTokenSegments("p", 1);
        return store;
    }

    private static void batch(RowsBeforeToken store, long position) {
        store.storeToken(new GlobalSequenceTrackingToken(position), "p", 0);
    }

    private final class Tokens extends InMemoryTokenStore {
        private boolean stolen;

        @Override
        public void extendClaim(String processorName, int segment) {
            requireMine();
            done.add("claim");
        }

        @Override
        public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
            requireMine();
            if (token instanceof GlobalSequenceTrackingToken) {
                done.add("token");
            }
            super.storeToken(token, processorName, segment);
        }

        private void requireMine() {
            if (stolen) {
                throw new UnableToClaimTokenException("another node has it");
            }
        }
    }
}
