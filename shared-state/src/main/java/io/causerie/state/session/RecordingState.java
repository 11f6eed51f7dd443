package io.causerie.state.session;

import io.causerie.api.session.SessionEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of one session is being recorded, and what has become of its files. */
public final class RecordingState {
    /** How far the files are. */
    public enum Phase {
        /** Nothing of the files yet. */
        CAPTURING, REQUESTED, STORED, FAILED, EXPIRED
    }

    private boolean on;
    private boolean everOn;
    private Phase phase = Phase.CAPTURING;
    private int attempt;
    private final Set<String> erased = new LinkedHashSet<>();
    private @Nullable String mixKey;
    private @Nullable String manifestKey;

    /** Whether it runs, as far as it has been said; an end stops it without a word. */
    public boolean isOn() {
        return on;
    }

    /** Whether it ran at any time. */
    public boolean wasOn() {
        return everOn;
    }

    public Phase phase() {
        return phase;
    }

    /** The attempt to make the files that was asked for last, from 1; 0 before the first. */
    public int attempt() {
        return attempt;
    }

    /** Of whom nothing that they said is left. */
    public List<String> erased() {
        return List.copyOf(erased);
    }

    public boolean isErased(String userId) {
        return erased.contains(userId);
    }

    public @Nullable String mixKey() {
        return mixKey;
    }

    public @Nullable String manifestKey() {
        return manifestKey;
    }

    void evolve(SessionEvent.OfRecording event) {
        switch (event) {
            case SessionEvent.RecordingStarted _ -> {
                on = true;
                everOn = true;
            }
            case SessionEvent.RecordingPaused _ -> on = false;
            case SessionEvent.RecordingRequested e -> {
                phase = Phase.REQUESTED;
                attempt = e.attempt();
            }
            case SessionEvent.RecordingStored e -> {
                phase = Phase.STORED;
                mixKey = e.mixKey();
                manifestKey = e.manifestKey();
            }
            case SessionEvent.RecordingFailed _ -> phase = Phase.FAILED;
            case SessionEvent.TracksErased e -> {
                erased.add(e.userId());
                mixKey = e.mixKey();
                manifestKey = e.manifestKey();
            }
            case SessionEvent.RecordingExpired _ -> phase = Phase.EXPIRED;
        }
    }
}
