package io.causerie.command.session;

import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.axonframework.modelling.command.Aggregate;
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
        create(() -> new Session(opening, graceEndsAt));
        return SessionId.ofSlot(opening.slotId());
    }

    /** Opens the session of two partners, with both in it. */
    void open(SessionCommand.Meet meet, Instant now) {
        create(() -> new Session(meet, now.plus(settings.partnerLimit()), now))
                .execute(session -> session.meet(meet, settings.consentPolicyVersion(), now));
    }

    private Aggregate<Session> create(Callable<Session> opened) {
        try {
            return repository.newInstance(opened);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a session could not be created", e);
        }
    }
}
