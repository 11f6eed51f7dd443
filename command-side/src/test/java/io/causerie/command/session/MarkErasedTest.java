package io.causerie.command.session;

import static io.causerie.command.session.Files.*;
import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing that a user said in a session is left. */
class MarkErasedTest {
    private static final String MANIFEST = key(1, "manifest.json");

    @Test
    void what_replaces_mix_and_manifest_is_told() {
        stored().when(erase(MARIE, MANIFEST, "mix-2.ogg", "manifest-2.json"))
                .thenEvents(erased("mix-2.ogg", "manifest-2.json"));
    }

    @Test
    void also_that_nothing_is_left_or_that_nothing_was_yet() {
        stored().when(erase(MARIE, MANIFEST, null, null)).thenEvents(erased(null, null));
        recorded().givenTime(DUE).when(erase(MARIE)).thenEvents(erased(null, null));
        failed().when(erase(MARIE)).thenEvents(erased(null, null));
        activeSession().givenTime(DUE).when(erase(MARIE)).thenEvents(erased(null, null));
    }

    @Test
    void a_mix_that_is_made_anew_later_is_told_once_more() {
        stored().givenCommands(erase(MARIE, MANIFEST, null, "manifest-2.json"))
                .when(erase(MARIE, "manifest-2.json", "mix-3.ogg", "manifest-3.json"))
                .thenEvents(erased("mix-3.ogg", "manifest-3.json"));
    }

    @Test
    void twice_is_once() {
        stored().givenCommands(erase(MARIE, MANIFEST, "m", "n")).when(erase(MARIE, MANIFEST, "m", "n"))
                .thenNothing();
        requested().givenCommands(erase(MARIE)).when(erase(MARIE)).thenNothing();
    }

    @Test
    void who_looked_at_files_that_are_not_those_stored_by_now_looks_again() {
        stored().when(erase(MARIE)).thenRejected(RejectionCode.CONFLICT);
        stored().givenCommands(erase(MARIE, MANIFEST, "m", "n")).when(erase(JEAN, MANIFEST, "o", "p"))
                .thenRejected(RejectionCode.CONFLICT);
        requested().when(erase(MARIE, MANIFEST, null, null)).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void what_was_stored_without_them_after_an_erasure_need_not_be_erased_again() {
        requested().givenCommands(erase(JEAN), store(1))
                .when(erase(JEAN, MANIFEST, key(1, "mix.ogg"), MANIFEST)).thenNothing();
    }

    @Test
    void too_late_after_it_expired_there_is_nothing_to_erase() {
        stored().givenCommands(EXPIRE).when(erase(MARIE)).thenNothing();
    }

    @Test
    void of_somebody_who_was_never_in_it_there_is_nothing() {
        stored().when(erase(PIERRE)).thenRejected(RejectionCode.NOT_FOUND);
        sessions().when(erase(MARIE)).thenRejected(RejectionCode.NOT_FOUND);
    }

    private static SessionEvent.TracksErased erased(@Nullable String mix, @Nullable String manifest) {
        return new SessionEvent.TracksErased(ID, "marie", mix, manifest, DUE);
    }
}
