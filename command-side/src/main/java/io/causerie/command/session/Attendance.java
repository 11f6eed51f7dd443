package io.causerie.command.session;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionId;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Who was in which session, for decisions of others. */
@Component
public final class Attendance {
    private final Repository<Session> sessions;

    Attendance(Repository<Session> sessions) {
        this.sessions = sessions;
    }

    /** Whether the user was in it at any time; fails with {@code not-found} for a session that there is not. */
    public boolean wasIn(SessionId session, UserId user) {
        try {
            return sessions.load(session.value()).invoke(one -> one.hasSeen(user.value()));
        } catch (AggregateNotFoundException e) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such session.");
        }
    }
}
