package io.causerie.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewsTest {
    /** No session at all. */
    private static final Rooms NONE = new Rooms() {
        @Override
        public Optional<Room> of(String userId) {
            return Optional.empty();
        }

        @Override
        public Optional<Room> find(String sessionId) {
            return Optional.empty();
        }

        @Override
        public Collection<Room> all() {
            return List.of();
        }

        @Override
        public int size() {
            return 0;
        }
    };

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
