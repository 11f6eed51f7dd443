package io.causerie.command.session;

import io.causerie.api.session.SessionId;
import java.time.Instant;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Where a starting slot opens its session. It is called in the slot's unit of work, so that the slot has
 * started and its session is open in one commit, or neither.
 */
@Component
public final class Sessions {
    private final Repository<Session> repository;
    private final SessionSettings settings;

    Sessions(Repository<Session> repository, SessionSettings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    /** Opens the session of {@code opening}'s slot; a slot does this once. */
    public SessionId open(Opening opening) {
        Instant graceEndsAt = opening.openedAt().plus(settings.grace());
        try {
            repository.newInstance(() -> new Session(opening, graceEndsAt));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a session could not be created", e);
        }
        return SessionId.ofSlot(opening.slotId());
    }
}
