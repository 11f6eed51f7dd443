package io.causerie.rest.cached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void what_is_fresh_is_not_made_again() {
        Cached<Integer> cached = new Cached<>(Duration.ofHours(1), made::incrementAndGet);

        assertThat(cached.get()).isEqualTo(1);
        assertThat(cached.get()).isEqualTo(1);
    }

    @Test
    void what_is_old_is_made_again() {
        Cached<Integer> cached = new Cached<>(Duration.ZERO, made::incrementAndGet);
        cached.get();

        await().until(() -> cached.get() > 1);
    }

    @Test
    void who_asks_while_it_is_made_anew_gets_the_one_before() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Cached<Integer> cached = new Cached<>(Duration.ZERO, () -> {
            if (made.incrementAndGet() == 2) {
                begun.countDown();
                awaitLatch(goOn);
            }
            return made.get();
        });
        cached.get();
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> {
            while (made.get() < 2) {
                cached.get();
            }
        });

        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(cached.get()).isEqualTo(1);
        goOn.countDown();
        slow.get(30, TimeUnit.SECONDS);
        assertThat(made).hasValue(2);
    }

    @Test
    void what_cannot_be_made_is_tried_again_by_the_next_who_asks() {
        Cached<Integer> cached = new Cached<>(Duration.ofHours(1), () -> {
            if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return made.get();
        });

        assertThatThrownBy(cached::get).hasMessage("away");
        assertThat(cached.get()).isEqualTo(2);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
