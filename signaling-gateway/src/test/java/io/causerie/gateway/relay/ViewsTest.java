package io.causerie.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.room.Rooms;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final Rooms NONE = new NoRooms();

    private final Views views = new Views();

    @Test
    void looking_for_a_view_begins_none() {
        assertThat(views.find("late")).isEmpty();
        assertThat(views.size()).isZero();
    }

    @Test
    void a_view_begun_after_its_session_ended_is_swept_when_it_is_old_enough() {
        views.of("late");
        views.sweep(NONE, System.nanoTime() - 60_000_000_000L);
        assertThat(views.size()).isEqualTo(1);
        views.sweep(NONE, System.nanoTime());
        assertThat(views.size()).isZero();
    }
}
