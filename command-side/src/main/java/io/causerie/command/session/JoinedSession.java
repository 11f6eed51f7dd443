package io.causerie.command.session;

import io.causerie.api.session.SessionId;
import io.causerie.state.session.Participant;
import java.time.Instant;
import java.util.List;

/**
 * The answer to somebody who has joined.
 *
 * @param active whether the minimum is reached; else the session waits
 * @param others who else is in
 */
public record JoinedSession(SessionId sessionId, boolean active, List<Participant> others, Instant endsAt) {}
