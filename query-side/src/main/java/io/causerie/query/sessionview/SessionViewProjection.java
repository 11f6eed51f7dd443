package io.causerie.query.sessionview;

import io.causerie.api.session.SessionEvent;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.Row;
import io.causerie.query.projection.Rows;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Follows the sessions' events into {@link SessionDocument}. */
@ProcessingGroup(SessionViewProjection.NAME)
public final class SessionViewProjection implements Projection {
    public static final String NAME = "session-view";

    private final Rows rows;

    public SessionViewProjection(Rows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Class<?>> documents() {
        return List.of(SessionDocument.class, LastSessionDocument.class);
    }

    @EventHandler
    void on(SessionEvent event) {
        switch (event) {
            case SessionEvent.Opened e -> opened(e);
            case SessionEvent.Activated e ->
                row(e).set("status", SessionDocument.ACTIVE).set("startedAt", e.startedAt());
            case SessionEvent.ParticipantJoined e -> joined(e);
            case SessionEvent.MediaStateChanged e -> {
                participant(e, e.userId(), "cameraEnabled", e.cameraEnabled());
                participant(e, e.userId(), "micEnabled", e.micEnabled());
            }
            case SessionEvent.ConsentChanged e ->
                participant(e, e.userId(), "recordingConsent", e.recordingConsent());
            case SessionEvent.ParticipantLeft e -> {
                participant(e, e.userId(), "status", e.reason().equals("disconnected")
                        ? ParticipantDocument.DISCONNECTED
                        : ParticipantDocument.LEFT);
                participant(e, e.userId(), "leftAt", e.leftAt());
            }
            case SessionEvent.Ended e -> row(e).set("status", SessionDocument.ENDED)
                    .set("endReason", e.reason()).set("endedAt", e.endedAt());
            case SessionEvent.OfRecording e -> recording(e);
        }
    }

    private void recording(SessionEvent.OfRecording event) {
        switch (event) {
            case SessionEvent.RecordingStarted e -> row(e).set("recordingEnabled", true);
            case SessionEvent.RecordingStored e -> row(e).set("recordingStored", true);
            case SessionEvent.TracksErased e when e.manifestKey() == null ->
                row(e).set("recordingStored", false);
            case SessionEvent.RecordingExpired e -> row(e).set("recordingStored", false);
            case SessionEvent.RecordingPaused _,SessionEvent.RecordingRequested _,SessionEvent.RecordingFailed _,SessionEvent.TracksErased _ -> {
                // Said by what clients read of the recording itself.
            }
        }
    }

    private void opened(SessionEvent.Opened e) {
        row(e).set("timeSlotId", e.timeSlotId()).set("kind", e.kind())
                .set("targetLanguageCode", e.targetLanguageCode()).set("level", e.level())
                .set("status", SessionDocument.WAITING).set("endsAt", e.endsAt())
                .set("recordingEnabled", false).set("createdAt", e.openedAt())
                .set("expectedUserIds", e.expectedUserIds());
    }

    private void joined(SessionEvent.ParticipantJoined e) {
        participant(e, e.userId(), "participantId", e.participantId());
        participant(e, e.userId(), "userId", e.userId());
        participant(e, e.userId(), "status", ParticipantDocument.CONNECTED);
        participant(e, e.userId(), "cameraEnabled", e.cameraEnabled());
        participant(e, e.userId(), "micEnabled", e.micEnabled());
        participant(e, e.userId(), "joinedAt", e.joinedAt());
        participant(e, e.userId(), "leftAt", null);
        rows.row(LastSessionDocument.class, e.userId()).set("sessionId", e.sessionId());
    }

    private void participant(SessionEvent e, String userId, String field, @Nullable Object value) {
        row(e).set("participants." + SessionDocument.key(userId) + "." + field, value);
    }

    private Row row(SessionEvent e) {
        return rows.row(SessionDocument.class, e.sessionId());
    }
}
