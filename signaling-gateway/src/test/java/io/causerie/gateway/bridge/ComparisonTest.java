package io.causerie.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.bridge.Comparison.Item;
import io.causerie.gateway.bridge.ToldMessages.Found;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Order is that of the first time, for each key. */
class ComparisonTest {
    private static List<Message> expected(long... positions) {
        return LongStream.of(positions).mapToObj(ComparisonTest::message).toList();
    }

    private static Message message(long position) {
        return new Message("id" + position, position, Instant.EPOCH, MessageType.SESSION_STARTED,
                position % 2 == 0 ? "even" : "odd", "urn:x", "{}");
    }

    private static Comparison found(long... positions) {
        return new Comparison(expected(1, 2, 3, 4, 5, 6)).with(
                LongStream.of(positions).mapToObj(ComparisonTest::message)
                        .map(message -> new Found(0, message.id(), message.position(),
                                message.type().wire(), message.key(), message.data()))
                        .toList());
    }

    @Test
    void keys_may_overtake_each_other() {
        assertThat(found(1, 3, 5, 2, 4, 6).outOfOrder()).isEmpty();
    }

    @Test
    void a_later_one_of_the_same_key_that_comes_first_is_found() {
        assertThat(found(3, 1, 5, 2, 6, 4).outOfOrder()).extracting(Item::position).containsExactly(1L, 4L);
    }

    @Test
    void a_batch_told_again_is_no_disorder() {
        Comparison comparison = found(1, 2, 3, 4, 1, 2, 3, 4, 5, 6);
        assertThat(comparison.outOfOrder()).isEmpty();
        assertThat(comparison.duplicates()).extracting(Item::position).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void what_never_came_is_named() {
        assertThat(found(1, 2, 3, 5, 6).notFound()).extracting(Message::position).containsExactly(4L);
    }

    @Test
    void another_key_or_type_is_another_message() {
        var wrong = Stream.of(new Found(0, "id1", 1, "session.started", "even", "{}"),
                new Found(0, "id2", 2, "session.ended", "even", "{}"),
                new Found(0, "id3", 4, "session.started", "odd", "{}"),
                new Found(0, "id5", 5, "session.started", "odd", "{\"a\":1}")).toList();
        assertThat(new Comparison(expected(1, 2, 3, 5)).with(wrong).altered()).hasSize(4);
    }
}
