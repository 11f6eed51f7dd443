package io.causerie.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.session.SessionEvent;
import java.util.HashSet;
import java.util.Set;

/** Goes through what has happened to one recording, keeping books of its own, and finds what may never happen. */
final class RecordingBook {
    private final Set<Integer> decided = new HashSet<>();
    private boolean on;
    private boolean everOn;
    private boolean ended;
    private int attempt;
    private boolean stored;
    private boolean expired;
    private final Set<String> erased = new HashSet<>();

    boolean isOn() {
        return on;
    }

    boolean wasOn() {
        return everOn;
    }

    void ended() {
        on = false;
        ended = true;
    }

    void note(SessionEvent.OfRecording event) {
        assertThat(expired).as("nothing happens after it expired: %s", event).isFalse();
        switch (event) {
            case SessionEvent.RecordingStarted e -> {
                assertThat(on || ended).as("started while it is not on: %s", e).isFalse();
                on = true;
                everOn = true;
            }
            case SessionEvent.RecordingPaused e -> {
                assertThat(on).as("paused while it is on: %s", e).isTrue();
                on = false;
            }
            case SessionEvent.RecordingRequested e -> {
                assertThat(ended && everOn && !stored).as("there is something to make: %s", e)
                        .isTrue();
                assertThat(e.attempt()).as("one attempt after the other").isEqualTo(attempt + 1);
                assertThat(decided).as("after the one before has come to nothing").hasSize(attempt);
                attempt = e.attempt();
            }
            case SessionEvent.RecordingStored e -> {
                assertDecidedOnce(e.attempt());
                assertThat(e.tracks()).as("nobody comes back who was erased")
                        .noneMatch(track -> erased.contains(track.userId()));
                stored = true;
            }
            case SessionEvent.RecordingFailed e -> assertDecidedOnce(e.attempt());
            case SessionEvent.TracksErased e -> erased.add(e.userId());
            case SessionEvent.RecordingExpired e -> {
                assertThat(attempt > 0 && decided.contains(attempt)).as("nobody is at it: %s", e).isTrue();
                expired = true;
            }
        }
    }

    private void assertDecidedOnce(int which) {
        assertThat(which).as("the attempt under way").isEqualTo(attempt);
        assertThat(decided.add(which)).as("each attempt ends once").isTrue();
    }
}
