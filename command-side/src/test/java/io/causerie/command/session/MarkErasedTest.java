package io.causerie.command.session;

import static io.causerie.command.session.Files.*;
import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing that a user said in a session is left. */
class MarkErasedTest {
    @Test
    void what_replaces_mix_and_manifest_is_told() {
        stored().when(erase(MARIE, "mix-2.ogg", "manifest-2.json"))
                .thenEvents(erased("mix-2.ogg", "manifest-2.json"));
    }

    @Test
    void also_that_nothing_is_left_or_that_nothing_was_yet() {
        stored().when(erase(MARIE, null, null)).thenEvents(erased(null, null));
        recorded().givenTime(DUE).when(erase(MARIE, null, null)).thenEvents(erased(null, null));
        failed().when(erase(MARIE, null, null)).thenEvents(erased(null, null));
        activeSession().givenTime(DUE).when(erase(MARIE, null, null)).thenEvents(erased(null, null));
    }

    @Test
    void twice_is_once() {
        stored().givenCommands(erase(MARIE, "m", "n")).when(erase(MARIE, "m", "n")).thenNothing();
        stored().givenCommands(erase(MARIE, "m", "n"), erase(JEAN, null, null)).when(erase(MARIE, "m", "n"))
                .thenNothing();
    }

    @Test
    void what_was_stored_after_an_erasure_is_erased_anew() {
        requested().givenCommands(erase(MARIE, null, null), store(1)).when(erase(MARIE, null, null))
                .thenEvents(erased(null, null));
    }

    @Test
    void too_late_after_it_expired_there_is_nothing_to_erase() {
        stored().givenCommands(EXPIRE).when(erase(MARIE, null, null)).thenNothing();
    }

    @Test
    void of_somebody_who_was_never_in_it_there_is_nothing() {
        stored().when(erase(PIERRE, null, null)).thenRejected(RejectionCode.NOT_FOUND);
        sessions().when(erase(MARIE, null, null)).thenRejected(RejectionCode.NOT_FOUND);
    }

    private static SessionEvent.TracksErased erased(@Nullable String mix, @Nullable String manifest) {
        return new SessionEvent.TracksErased(ID, "marie", mix, manifest, DUE);
    }
}
