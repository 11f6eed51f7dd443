package io.causerie.command.session;

import static io.causerie.command.session.Files.*;
import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionEvent;
import org.junit.jupiter.api.Test;

/** The time of a recording in the store is over. */
class ExpireRecordingTest {
    private static final SessionEvent EXPIRED = new SessionEvent.RecordingExpired(ID, DUE);

    @Test
    void what_was_stored_expires() {
        stored().when(EXPIRE).thenEvents(EXPIRED);
    }

    @Test
    void so_does_what_was_captured_and_never_made_into_files() {
        failed().when(EXPIRE).thenEvents(EXPIRED);
    }

    @Test
    void twice_is_once() {
        stored().givenCommands(EXPIRE).when(EXPIRE).thenNothing();
    }

    @Test
    void while_its_files_are_still_to_be_made_it_is_too_early() {
        activeSession().when(EXPIRE).thenRejected(RejectionCode.CONFLICT);
        recorded().when(EXPIRE).thenRejected(RejectionCode.CONFLICT);
        requested().when(EXPIRE).thenRejected(RejectionCode.CONFLICT);
        failed().givenCommands(RETRY).when(EXPIRE).thenRejected(RejectionCode.CONFLICT);
        sessions().when(EXPIRE).thenRejected(RejectionCode.NOT_FOUND);
    }
}
