package io.causerie.state.session;

import io.causerie.api.session.SessionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is and was in one session, in the order they first came. */
public final class Roster {
    private final Map<String, Participant> byUser = new LinkedHashMap<>();

    public Optional<Participant> find(String userId) {
        return Optional.ofNullable(byUser.get(userId));
    }

    public boolean isConnected(String userId) {
        return find(userId).filter(Participant::isConnected).isPresent();
    }

    public int connectedCount() {
        return (int) byUser.values().stream().filter(Participant::isConnected).count();
    }

    /** Whether anybody who is in consents to be recorded. */
    public boolean someoneConsents() {
        return byUser.values().stream().anyMatch(one -> one.isConnected() && one.recordingConsent());
    }

    public List<Participant> connectedOthersThan(String userId) {
        return byUser.values().stream().filter(Participant::isConnected)
                .filter(other -> !other.userId().equals(userId)).toList();
    }

    /** All that are or were in it. */
    public List<Participant> all() {
        return List.copyOf(byUser.values());
    }

    public List<String> everybody() {
        return List.copyOf(byUser.keySet());
    }

    void joined(SessionEvent.ParticipantJoined event) {
        Consent consent = find(event.userId()).map(Participant::consent).orElse(Consent.NONE);
        byUser.put(event.userId(), new Participant(event.participantId(), event.userId(),
                Participant.Presence.CONNECTED, event.cameraEnabled(), event.micEnabled(), consent,
                event.joinedAt(), null));
    }

    void mediaChanged(SessionEvent.MediaStateChanged event) {
        byUser.computeIfPresent(event.userId(),
                (user, was) -> was.withMedia(event.cameraEnabled(), event.micEnabled()));
    }

    void consentChanged(SessionEvent.ConsentChanged event) {
        Consent said = new Consent(event.recordingConsent(), event.policyVersion());
        byUser.computeIfPresent(event.userId(), (user, was) -> was.withConsent(said));
    }

    void left(SessionEvent.ParticipantLeft event, Participant.Presence how) {
        byUser.computeIfPresent(event.userId(), (user, was) -> was.gone(how, event.leftAt()));
    }
}
