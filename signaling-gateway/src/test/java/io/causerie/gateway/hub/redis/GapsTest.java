package io.causerie.gateway.hub.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapsTest {
    private final Gaps gaps = new Gaps();

    @Test
    void what_was_told_before_is_not_missed() {
        assertThat(gaps.found(40)).isFalse();
        gaps.heard(39);
        gaps.heard(41);
        assertThat(gaps.found(41)).isFalse();
    }

    @Test
    void what_is_on_its_way_is_not_missed() {
        gaps.found(0);
        assertThat(gaps.found(2)).isFalse();
        gaps.heard(1);
        gaps.heard(2);
        gaps.heard(3);
        assertThat(gaps.found(2)).isFalse();
    }

    @Test
    void a_number_left_out_is_found_once() {
        gaps.found(0);
        gaps.heard(1);
        gaps.heard(3);
        assertThat(gaps.found(3)).isTrue();
        assertThat(gaps.found(3)).isFalse();
    }

    @Test
    void the_last_ones_are_found_to_be_missed_when_they_have_not_come_until_the_next_time() {
        gaps.found(0);
        gaps.heard(1);
        assertThat(gaps.found(3)).isFalse();
        assertThat(gaps.found(3)).isTrue();
        gaps.heard(4);
        assertThat(gaps.found(4)).isFalse();
    }

    @Test
    void a_count_that_begins_anew_may_have_lost_some() {
        gaps.found(10);
        assertThat(gaps.found(2)).isTrue();
        gaps.heard(3);
        assertThat(gaps.found(3)).isFalse();
    }
}
