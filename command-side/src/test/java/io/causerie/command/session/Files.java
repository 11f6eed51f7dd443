package io.causerie.command.session;

import static io.causerie.command.session.Given.*;

import io.causerie.api.identity.UserId;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.command.fixture.CommandFixture;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests of a recording's files speak of: a session of Marie and Jean that was recorded and ended after ten minutes. */
final class Files {
    static final Instant ENDED_AT = START.plusSeconds(600);
    static final Instant DUE = ENDED_AT.plus(SETTLE);
    static final RecordingCommand REQUEST = new RecordingCommand.RequestRecording(SESSION);
    static final RecordingCommand RETRY = new RecordingCommand.RetryRecording(SESSION);
    static final RecordingCommand EXPIRE = new RecordingCommand.ExpireRecording(SESSION);
    private static final String BUCKET = "causerie";

    private Files() {}

    /** Ended a moment ago. */
    static CommandFixture recorded() {
        return end(activeSession().givenTime(ENDED_AT));
    }

    /** With the first attempt under way. */
    static CommandFixture requested() {
        return recorded().givenTime(DUE).givenCommands(REQUEST);
    }

    /** With the first attempt having failed. */
    static CommandFixture failed() {
        return requested().givenCommands(fail(1));
    }

    /** With the files of the first attempt in the store. */
    static CommandFixture stored() {
        return requested().givenCommands(store(1));
    }

    static CommandFixture end(CommandFixture session) {
        return session.givenCommands(new SessionCommand.End(SESSION, EndReason.MODERATED));
    }

    static SessionEvent.RecordingRequested requested(int attempt) {
        return new SessionEvent.RecordingRequested(ID, attempt, DUE);
    }

    static RecordingCommand store(int attempt) {
        return new RecordingCommand.StoreRecording(SESSION, attempt, BUCKET, key(attempt, "manifest.json"),
                key(attempt, "mix.ogg"), List.of(
                        new RecordingCommand.Track(MARIE, "t1", key(attempt, "t1.ogg"), 1_500, 60_000)),
                61_500);
    }

    static SessionEvent.RecordingStored stored(int attempt) {
        return new SessionEvent.RecordingStored(ID, attempt, BUCKET, key(attempt, "manifest.json"),
                key(attempt, "mix.ogg"),
                List.of(new SessionEvent.Track("marie", "t1", key(attempt, "t1.ogg"), 1_500, 60_000)), 61_500,
                DUE);
    }

    static RecordingCommand fail(int attempt) {
        return new RecordingCommand.FailRecording(SESSION, attempt, RecordingFault.STORE_UNAVAILABLE);
    }

    static SessionEvent.RecordingFailed failed(int attempt) {
        return new SessionEvent.RecordingFailed(ID, attempt, "store-unavailable", DUE);
    }

    /** Of somebody in a session of which nothing is stored. */
    static RecordingCommand erase(UserId user) {
        return new RecordingCommand.MarkErased(SESSION, user, null, null, null);
    }

    static RecordingCommand erase(UserId user, @Nullable String replaces, @Nullable String mix,
            @Nullable String manifest) {
        return new RecordingCommand.MarkErased(SESSION, user, replaces, mix, manifest);
    }

    static String key(int attempt, String file) {
        return "recordings/" + ID + "/" + attempt + "/" + file;
    }
}
