package io.causerie.recording.finalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has to make room. */
class FairShareTest {
    private final List<String> left = new ArrayList<>();

    @Test
    void whoever_has_most_loses_the_last_of_it() {
        assertThat(share(4, "a1", "a2", "a3", "a4", "a5", "b1", "c1")).containsExactly("a1", "a2", "b1",
                "c1");
        assertThat(left).containsExactly("a5", "a4", "a3");
    }

    @Test
    void who_comes_late_is_not_left_out_for_it() {
        assertThat(share(3, "a1", "a2", "a3", "a4", "z1")).contains("z1");
    }

    @Test
    void what_has_room_stays() {
        assertThat(share(3, "a1", "b1", "a2")).containsExactlyInAnyOrder("a1", "a2", "b1");
        assertThat(left).isEmpty();
    }

    private List<String> share(int most, String... all) {
        return FairShare.of(List.of(all), one -> one.substring(0, 1), most, left::add);
    }
}
