package io.causerie.recording.finalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.eventlog.StoreUnavailable;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import io.causerie.recording.support.CommandSide;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of files that were made when the command side does not take them. */
@HandlerTest
class TellingTest {
    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private ObjectStore store;
    @Autowired
    private CommandSide commandSide;
    @Autowired
    private Recorder recorder;

    @Test
    void what_is_refused_though_the_log_waits_for_it_is_made_again() {
        var session = spoken();
        commandSide.once(session, () -> refuse(RejectionCode.CONFLICT));
        commandSide.once(session, () -> refuse(RejectionCode.NOT_FOUND));
        session.finish(3);

        Outcome.Files files = recorder.stored(session);

        assertThat(files.tracks()).hasSize(1);
        assertThat(keys(session)).as("nothing is left of what was refused").hasSize(3)
                .contains(files.manifestKey(), files.mixKey());
        assertThat(told(session)).hasSize(1);
    }

    @Test
    void what_another_attempt_has_overtaken_is_left_to_it() {
        var session = spoken();
        commandSide.once(session, () -> {
            CompletableFuture.runAsync(() -> session.request(2)).join();
            refuse(RejectionCode.CONFLICT);
        });
        session.finish(3);

        assertThat(recorder.stored(session).tracks()).hasSize(1);

        assertThat(told(session)).extracting(RecordingCommand.StoreRecording::attempt).containsExactly(2);
        assertThat(keys(session)).hasSize(3);
    }

    @Test
    void while_the_command_side_is_away_files_are_not_made_again_but_told_again() {
        var session = spoken();
        List<String> made = new CopyOnWriteArrayList<>();
        Runnable away = () -> {
            made.addAll(keys(session));
            throw new StoreUnavailable("away", new IllegalStateException());
        };
        commandSide.once(session, away);
        commandSide.once(session, away);
        session.finish(3);

        Outcome.Files files = recorder.stored(session);

        assertThat(made).as("twice the same").hasSize(6).contains(files.manifestKey());
        assertThat(Set.copyOf(made)).hasSize(3);
    }

    private Sessions.Session spoken() {
        var session = sessions.active(60, "ali");
        recorder.send(port, session, "ali", 0, Media.webm(440, 3));
        return session;
    }

    private List<RecordingCommand.StoreRecording> told(Sessions.Session session) {
        return commandSide.taken(RecordingCommand.StoreRecording.class).stream()
                .filter(one -> one.sessionId().value().equals(session.id())).toList();
    }

    private List<String> keys(Sessions.Session session) {
        return store.list(Keys.recording(session.id())).stream().map(StoredObject::key).toList();
    }

    private static void refuse(RejectionCode code) {
        throw new Rejection(code, "No.");
    }
}
