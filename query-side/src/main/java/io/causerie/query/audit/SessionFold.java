package io.causerie.query.audit;

import io.causerie.api.session.SessionEvent;
import io.causerie.state.session.SessionState;

/** A session, by the fold that decides on it. */
final class SessionFold implements Fold<AuditedSession> {
    private final SessionState session = new SessionState();

    @Override
    public void evolve(Object payload) {
        if (payload instanceof SessionEvent event) {
            session.evolve(event);
        }
    }

    @Override
    public AuditedSession state() {
        return AuditedSession.of(session);
    }
}
