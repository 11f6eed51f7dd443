package io.causerie.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.protocol.Close;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    /** Remembers what it is given; takes it at once, or when it is told to. */
    private static final class Wire implements Transport {
        private final List<String> taken = new ArrayList<>();
        private final List<Done> pending = new ArrayList<>();
        private boolean atOnce = true;

        private void take(String what, Done done) {
            taken.add(what);
            if (atOnce) {
                done.succeeded();
            } else {
                pending.add(done);
            }
        }

        @Override
        public void send(String frame, Done done) {
            take(frame, done);
        }

        @Override
        public void ping(Done done) {
            take("ping", done);
        }

        @Override
        public void close(Close close, Done done) {
            take("close " + close.code(), done);
        }

        @Override
        public void cut(Close close) {
            taken.add("cut " + close.code());
        }
    }

    private final Wire wire = new Wire();
    private final Outbox outbox = new Outbox(wire, 10);

    private boolean send(String frame) {
        boolean taken = outbox.offer(frame);
        outbox.flush();
        return taken;
    }

    @Test
    void what_the_wire_takes_at_once_goes_out_at_once_and_in_order() {
        for (int i = 0; i < 10_000; i++) {
            send("frame" + i);
        }
        assertThat(wire.taken).hasSize(10_000).startsWith("frame0", "frame1").endsWith("frame9999");
    }

    @Test
    void one_at_a_time_is_given_to_the_wire_and_the_rest_waits_in_order() {
        wire.atOnce = false;
        send("a");
        send("b");
        outbox.ping();
        outbox.close(Close.NORMAL);
        assertThat(wire.taken).containsExactly("a");
        wire.pending.removeFirst().succeeded();
        assertThat(wire.taken).containsExactly("a", "b");
        wire.atOnce = true;
        wire.pending.removeFirst().succeeded();
        assertThat(wire.taken).containsExactly("a", "b", "ping", "close 1000");
    }

    @Test
    void more_than_may_wait_is_not_taken_until_some_is_gone() {
        wire.atOnce = false;
        assertThat(send("123456")).isTrue();
        assertThat(send("1234")).isTrue();
        assertThat(send("1")).isFalse();
        wire.pending.removeFirst().succeeded();
        assertThat(send("123456")).isTrue();
        assertThat(send("1")).isFalse();
    }

    @Test
    void one_frame_above_the_limit_goes_out_if_nothing_waits() {
        assertThat(send("12345678901234567890")).isTrue();
        assertThat(wire.taken).hasSize(1);
    }

    @Test
    void after_the_close_nothing_more_is_sent() {
        wire.atOnce = false;
        send("a");
        outbox.close(Close.REPLACED);
        send("b");
        wire.atOnce = true;
        wire.pending.removeFirst().succeeded();
        assertThat(wire.taken).containsExactly("a", "close 4409");
    }

    @Test
    void a_cut_loses_what_waits_and_happens_once() {
        wire.atOnce = false;
        send("a");
        send("b");
        outbox.cut(Close.SLOW_CONSUMER);
        outbox.cut(Close.HEARTBEAT);
        wire.pending.removeFirst().succeeded();
        assertThat(wire.taken).containsExactly("a", "cut 4408");
    }

    @Test
    void a_wire_that_failed_gets_nothing_more() {
        wire.atOnce = false;
        send("a");
        send("b");
        wire.pending.removeFirst().failed();
        send("c");
        assertThat(wire.taken).containsExactly("a");
    }
}
