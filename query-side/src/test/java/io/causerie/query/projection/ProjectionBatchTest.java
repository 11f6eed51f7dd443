package io.causerie.query.projection;

import static io.causerie.query.projection.Batches.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.query.projection.Batches.Owner;
import io.causerie.query.projection.Batches.Thing;
import io.causerie.query.projection.Batches.Undeclared;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on disk at each step, which is what a crash there leaves behind. */
class ProjectionBatchTest {
    private final Batches batches = new Batches();

    @AfterEach
    void stop() {
        batches.close();
    }

    @Test
    void rows_are_written_before_the_token_and_the_position_after_it() {
        batches.batch(5, "a", "b");

        assertThat(batches.tokens.rowsWhenStored).containsExactly(2L);
        assertThat(batches.tokens.positionsWhenStored).containsExactly(0L);
        assertThat(batches.positions.of(NAME).position()).isEqualTo(5);
    }

    @Test
    void changes_to_one_row_are_written_as_one() {
        batches.inBatch(5, () -> {
            batches.rows.row(Thing.class, "a").set("name", "first").set("count", 1);
            batches.rows.row(Thing.class, "a").set("name", "last");
        });

        assertThat(batches.mongo.findById("a", Thing.class)).isEqualTo(new Thing("a", "last", 1));
    }

    @Test
    void documents_are_written_in_the_order_declared() {
        batches.inBatch(5, () -> {
            batches.rows.row(Thing.class, "a").set("ownerId", "olga");
            batches.rows.row(Owner.class, "olga").set("name", "Olga");
        });

        assertThat(batches.writes.rows).containsExactly("update owners", "update things");
    }

    @Test
    void a_document_that_the_projection_does_not_declare_is_refused() {
        assertThatThrownBy(
                () -> batches.inBatch(5, () -> batches.rows.row(Undeclared.class, "a").set("count", 1)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("Undeclared");
    }

    @Test
    void a_node_that_lost_its_claim_writes_no_row() {
        batches.batch(3, "a");
        batches.tokens.stolen = true;

        assertThatThrownBy(() -> batches.batch(5, "b")).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(batches.mongo.findAll(Thing.class)).extracting(Thing::id).containsExactly("a");
        assertThat(batches.positions.of(NAME).position()).isEqualTo(3);
        assertThat(batches.store.fetchToken(NAME, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void when_the_token_cannot_be_stored_the_position_stays_behind_the_rows() {
        batches.batch(3, "a");
        batches.tokens.stolenMeanwhile = true;

        assertThatThrownBy(() -> batches.batch(5, "b")).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(batches.positions.of(NAME).position()).isEqualTo(3);
        assertThat(batches.store.fetchToken(NAME, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void when_the_rows_cannot_be_written_the_token_stays() {
        batches.batch(3, "a");
        batches.server.shutdownNow();

        assertThatThrownBy(() -> batches.batch(5, "b")).isInstanceOf(RuntimeException.class);

        assertThat(batches.tokens.fetchToken(NAME, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void what_a_batch_that_failed_wanted_to_write_is_not_written_by_the_next() {
        DefaultUnitOfWork<?> failed = DefaultUnitOfWork
                .startAndGet(GenericEventMessage.asEventMessage("event"));
        batches.rows.row(Thing.class, "a").set("name", "never");
        failed.rollback();

        batches.batch(5, "b");

        assertThat(batches.mongo.findAll(Thing.class)).extracting(Thing::id).containsExactly("b");
    }
}
