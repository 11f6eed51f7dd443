package io.causerie.recording.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.rest.problem.Unavailable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/** Waiting for the rows. */
class RecordingRowsTest {
    private final AtomicInteger looks = new AtomicInteger();
    /** A MongoDB whose rows stay at position 7. */
    private final MongoOperations mongo = (MongoOperations) Proxy.newProxyInstance(
            MongoOperations.class.getClassLoader(), new Class<?>[]{MongoOperations.class}, (_, _, _) -> {
                looks.incrementAndGet();
                return new RecordingRows.RowsPosition(RecordingRows.RowsPosition.ID, 7);
            });

    @Test
    void however_many_wait_the_store_is_asked_as_if_it_were_one() {
        var rows = new RecordingRows(mongo, () -> 8, Duration.ofMillis(200));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 64).mapToObj(_ -> CompletableFuture.runAsync(rows::awaitHead, threads))
                    .toList()
                    .forEach(one -> assertThatThrownBy(one::join).hasCauseInstanceOf(Unavailable.class));
        }

        assertThat(looks.get()).isBetween(2, 500);
    }

    @Test
    void what_has_been_reached_is_not_asked_for_again() {
        var rows = new RecordingRows(mongo, () -> 7, Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            rows.awaitHead();
        }

        assertThat(looks).hasValue(1);
    }
}
