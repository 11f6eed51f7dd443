package io.causerie.command.session;

import static io.causerie.command.session.Files.*;
import static io.causerie.command.session.Given.*;

import io.causerie.api.RejectionCode;
import org.junit.jupiter.api.Test;

/** An admin has the files made once more. */
class RetryRecordingTest {
    @Test
    void after_a_failure_there_is_another_attempt() {
        failed().when(RETRY).thenEvents(requested(2));
    }

    @Test
    void which_is_stored_or_fails_like_the_first() {
        failed().givenCommands(RETRY).when(store(2)).thenEvents(stored(2));
        failed().givenCommands(RETRY, fail(2)).when(RETRY).thenEvents(requested(3));
    }

    @Test
    void twice_is_refused_while_the_first_retry_is_under_way() {
        failed().givenCommands(RETRY).when(RETRY).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void what_has_not_failed_is_not_tried_again() {
        activeSession().when(RETRY).thenRejected(RejectionCode.CONFLICT);
        recorded().when(RETRY).thenRejected(RejectionCode.CONFLICT);
        requested().when(RETRY).thenRejected(RejectionCode.CONFLICT);
        stored().when(RETRY).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void too_late_there_is_nothing_left_to_make_files_of() {
        failed().givenCommands(EXPIRE).when(RETRY).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void a_session_that_does_not_exist_is_not_found() {
        sessions().when(RETRY).thenRejected(RejectionCode.NOT_FOUND);
    }
}
