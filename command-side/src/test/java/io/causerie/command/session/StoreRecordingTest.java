package io.causerie.command.session;

import static io.causerie.command.session.Files.*;
import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.InvalidValue;
import io.causerie.api.RejectionCode;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.SessionEvent;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an attempt to make a recording's files ends: stored or failed, and that once. */
class StoreRecordingTest {
    private static final List<RecordingCommand.Track> TRACKS = List
            .of(new RecordingCommand.Track(MARIE, "t1", "a/t1.ogg", 0, 1));

    @Test
    void the_files_of_the_attempt_under_way_are_stored() {
        requested().when(store(1)).thenEvents(stored(1));
    }

    @Test
    void storing_twice_is_storing_once() {
        stored().when(store(1)).thenNothing();
    }

    @Test
    void who_says_so_after_they_expired_is_too_late_and_need_not_know() {
        stored().givenCommands(EXPIRE).when(store(1)).thenNothing();
    }

    @Test
    void an_attempt_that_was_never_asked_for_stores_nothing() {
        recorded().when(store(1)).thenRejected(RejectionCode.CONFLICT);
        requested().when(store(2)).thenRejected(RejectionCode.CONFLICT);
        activeSession().when(store(1)).thenRejected(RejectionCode.CONFLICT);
        sessions().when(store(1)).thenRejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void too_late_after_the_attempt_has_failed_it_keeps_what_was_captured() {
        failed().when(store(1)).thenRejected(RejectionCode.CONFLICT);
        failed().givenCommands(RETRY).when(store(1)).thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void too_late_after_somebody_was_erased_nothing_with_a_track_of_theirs_is_stored() {
        requested().givenCommands(erase(MARIE)).when(store(1)).thenRejected(RejectionCode.CONFLICT);
        failed().givenCommands(erase(MARIE), RETRY).when(store(2)).thenRejected(RejectionCode.CONFLICT);
        requested().givenCommands(erase(JEAN)).when(store(1)).thenEvents(stored(1));
    }

    @Test
    void the_attempt_under_way_fails_with_its_reason() {
        requested().when(fail(1)).thenEvents(failed(1));
    }

    @ParameterizedTest
    @EnumSource(RecordingFault.class)
    void each_reason_is_told_by_its_code(RecordingFault reason) {
        var failed = requested().when(new RecordingCommand.FailRecording(SESSION, 1, reason))
                .only(SessionEvent.RecordingFailed.class);

        assertThat(failed.reason()).isEqualTo(reason.code());
        assertThat(RecordingFault.parse(failed.reason())).isEqualTo(reason);
    }

    @Test
    void failing_twice_is_failing_once() {
        failed().when(fail(1)).thenNothing();
    }

    @Test
    void of_an_attempt_that_is_over_or_never_was_a_failure_says_nothing() {
        stored().when(fail(1)).thenNothing();
        failed().givenCommands(RETRY).when(fail(1)).thenNothing();
        recorded().when(fail(1)).thenNothing();
        sessions().when(fail(1)).thenRejected(RejectionCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "https://store.example.org/mix.ogg"})
    void a_key_is_a_name_and_never_an_address(String key) {
        assertThatThrownBy(
                () -> new RecordingCommand.StoreRecording(SESSION, 1, "b", "m.json", key, TRACKS, 1))
                .isInstanceOfSatisfying(InvalidValue.class, e -> assertThat(e.field()).isEqualTo("mixKey"));
        assertThatThrownBy(() -> new RecordingCommand.Track(MARIE, "t1", key, 0, 1))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_recording_has_tracks_but_not_without_end() {
        assertThatThrownBy(() -> storing(List.of())).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> storing(
                Collections.nCopies(RecordingCommand.MAX_TRACKS + 1, TRACKS.getFirst())))
                .isInstanceOf(InvalidValue.class);
    }

    private static RecordingCommand storing(List<RecordingCommand.Track> tracks) {
        return new RecordingCommand.StoreRecording(SESSION, 1, "b", "m.json", "mix.ogg", tracks, 1);
    }
}
