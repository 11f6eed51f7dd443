package io.causerie.query.projection;

import static io.causerie.query.projection.Batches.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.eventlog.axon.RowsBeforeToken;
import io.causerie.query.projection.Batches.Thing;
import io.causerie.query.projection.Batches.Things;
import io.causerie.query.projection.ProjectionPosition.Next;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;

/** Rows that a replay makes beside those that are read, and when they take their place. */
class GenerationsTest {
    private final Batches batches = new Batches();

    @AfterEach
    void stop() {
        batches.close();
    }

    @Test
    void rows_in_the_making_are_beside_those_that_are_read() {
        batches.batch(5, "a", "b");
        assertThat(batches.positions.replay(NAME, 5)).isTrue();

        batches.made(3, "a");

        assertThat(batches.kept.find(new Query(), Thing.class)).extracting(Thing::id)
                .containsExactlyInAnyOrder("a",
                        "b");
        assertThat(batches.positions.of(NAME).position()).isEqualTo(5);
        assertThat(batches.positions.of(NAME).next()).extracting(Next::position, Next::target)
                .containsExactly(3L,
                        5L);
    }

    @Test
    void they_are_read_once_they_are_no_older() {
        batches.batch(5, "a", "b");
        batches.positions.replay(NAME, 5);
        batches.batch(7, "b");

        batches.made(6, "a");
        assertThat(batches.positions.of(NAME).generation()).isZero();
        batches.made(7, "b");

        assertThat(batches.positions.of(NAME))
                .extracting(ProjectionPosition::generation, ProjectionPosition::position,
                        ProjectionPosition::next)
                .containsExactly(1, 7L, null);
        assertThat(batches.kept.collection(Thing.class)).isEqualTo("things.1");
        assertThat(batches.kept.findById("a", Thing.class)).isNotNull();
    }

    @Test
    void who_still_follows_for_the_rows_before_writes_nothing_more() {
        batches.batch(5, "a");
        batches.positions.replay(NAME, 5);
        batches.made(7, "a", "b");

        assertThatThrownBy(() -> batches.batch(8, "late")).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(batches.positions.of(NAME).position()).isEqualTo(7);
        assertThat(batches.kept.find(new Query(), Thing.class)).extracting(Thing::id)
                .containsExactlyInAnyOrder("a",
                        "b");
        assertThat(batches.mongo.getCollection("things").countDocuments()).isOne();
    }

    @Test
    void rows_that_may_be_seen_before_their_position_is_said_are_not_taken_away() {
        batches.batch(5, "a");
        batches.positions.replay(NAME, 5);
        batches.tokens.stolenMeanwhile = true;
        assertThatThrownBy(() -> batches.batch(7, "b")).isInstanceOf(UnableToClaimTokenException.class);

        batches.made(6, "a");

        assertThat(batches.positions.of(NAME).generation()).isZero();
        assertThat(batches.kept.findById("b", Thing.class)).isNotNull();
        batches.made(7, "b");
        assertThat(batches.positions.of(NAME).generation()).isOne();
        assertThat(batches.kept.findById("b", Thing.class)).isNotNull();
    }

    @Test
    void who_takes_the_claim_says_what_a_node_that_died_had_no_time_to_say() {
        batches.batch(5, "a");
        batches.positions.replay(NAME, 5);
        Generation next = new Generation(new Things(), 1);
        batches.tokens.initializeTokenSegments(next.processor(), 1, new GlobalSequenceTrackingToken(5));

        new RowsBeforeToken(batches.tokens, Duration.ZERO,
                new ProjectionBatch(next, batches.rows, batches.positions))
                .fetchToken(next.processor(), 0);

        assertThat(batches.positions.of(NAME))
                .extracting(ProjectionPosition::generation, ProjectionPosition::next)
                .containsExactly(1, null);
    }

    @Test
    void a_read_that_began_before_does_not_lead_later_ones_back_to_rows_of_before() {
        Positions slow = new Positions(batches.mongo, Clock.systemUTC());
        KeptRows read = new KeptRows(batches.mongo, slow, List.of(new Things()));
        slow.of(NAME);
        batches.positions.replay(NAME, 0);
        batches.made(3, "a");
        slow.of(NAME);

        batches.mongo.getCollection("projections").updateOne(new Document("_id", NAME),
                new Document("$set", new Document("generation", 0)));
        slow.of(NAME);

        assertThat(read.collection(Thing.class)).isEqualTo("things.1");
    }

    @Test
    void rows_from_before_there_were_generations_are_read_and_replayed() {
        batches.mongo.getCollection("projections").replaceOne(new Document("_id", NAME),
                new Document("_id", NAME).append("position", 5L));

        assertThat(batches.positions.of(NAME))
                .extracting(ProjectionPosition::position, ProjectionPosition::generation)
                .containsExactly(5L, 0);
        assertThat(batches.kept.collection(Thing.class)).isEqualTo("things");
        assertThat(batches.positions.replay(NAME, 5)).isTrue();
        batches.made(5, "a");
        assertThat(batches.positions.of(NAME).generation()).isOne();
    }

    @Test
    void one_replay_is_made_at_a_time() {
        assertThat(batches.positions.replay(NAME, 5)).isTrue();
        assertThat(batches.positions.replay(NAME, 5)).isFalse();

        batches.made(5, "a");

        assertThat(batches.positions.replay(NAME, 5)).isTrue();
        assertThat(batches.positions.of(NAME).next()).extracting(Next::generation).isEqualTo(2);
    }
}
