package io.causerie.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptTest {
    private final Kept kept = new Kept(3, 10);

    private void add(String... frames) {
        for (String frame : frames) {
            kept.add(frame);
        }
    }

    @Test
    void those_after_a_number_are_repeated_in_order() {
        add("a", "b", "c");
        assertThat(kept.after(1).orElseThrow()).containsExactly("b", "c");
        assertThat(kept.after(3).orElseThrow()).isEmpty();
    }

    @Test
    void what_no_longer_reaches_back_is_not_repeated_in_part() {
        add("a", "b", "c", "d");
        assertThat(kept.after(0)).isEmpty();
        assertThat(kept.after(1).orElseThrow()).containsExactly("b", "c", "d");
    }

    @Test
    void the_oldest_go_when_they_are_too_many_or_too_long() {
        add("12345", "1234567");
        assertThat(kept.after(0)).isEmpty();
        assertThat(kept.after(1).orElseThrow()).containsExactly("1234567");
        add("12345678901");
        assertThat(kept.after(2)).isEmpty();
        assertThat(kept.after(3).orElseThrow()).isEmpty();
    }

    @Test
    void a_number_that_was_never_sent_is_not_believed() {
        add("a");
        assertThat(kept.after(2)).isEmpty();
    }

    @Test
    void what_was_received_need_not_be_kept() {
        add("a", "b");
        kept.received(1);
        assertThat(kept.after(0)).isEmpty();
        assertThat(kept.after(1).orElseThrow()).containsExactly("b");
        kept.received(2);
        assertThat(kept.after(2).orElseThrow()).isEmpty();
        add("c");
        assertThat(kept.after(2).orElseThrow()).containsExactly("c");
    }
}
