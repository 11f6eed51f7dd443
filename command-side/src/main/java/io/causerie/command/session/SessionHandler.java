package io.causerie.command.session;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.causerie.command.users.Agendas;
import io.causerie.command.users.Standing;
import io.causerie.state.session.Participant;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Takes what is asked of sessions to the aggregates that decide it. Locks are taken in one order, the agenda
 * before sessions and two sessions by id, so that no two commands wait for each other.
 */
@Component
class SessionHandler {
    private final Repository<Session> sessions;
    private final Agendas agendas;
    private final Sessions opening;
    private final Standing standing;
    private final SessionSettings settings;
    private final Clock clock;

    SessionHandler(Repository<Session> sessions, Agendas agendas, Sessions opening, Standing standing,
            SessionSettings settings, Clock clock) {
        this.sessions = sessions;
        this.agendas = agendas;
        this.opening = opening;
        this.standing = standing;
        this.settings = settings;
        this.clock = clock;
    }

    @CommandHandler
    JoinedSession handle(SessionCommand.Join join) {
        SessionId wanted = SessionId.ofSlot(join.slotId());
        return agendas.decide(join.userId(), agenda -> {
            // Under the agenda's lock, for which an expulsion waits.
            standing.requireMayAct(join.userId());
            Optional<SessionId> last = agenda.currentSession();
            Map<SessionId, Aggregate<Session>> loaded = loadInOrder(
                    Stream.concat(Stream.of(wanted), last.stream()));
            last.filter(id -> !id.equals(wanted)).map(loaded::get)
                    .ifPresent(other -> requireNotIn(other, join.userId()));
            JoinedSession answer = loaded.get(wanted).invoke(session -> session.join(join.userId().value(),
                    join.recordingConsent(), settings.consentPolicyVersion(), now()));
            agenda.enterSession(wanted);
            return answer;
        });
    }

    @CommandHandler
    void handle(SessionCommand.Meet meet) {
        List<UserId> both = List.of(meet.waited(), meet.came());
        Map<UserId, SessionId> last = new HashMap<>();
        agendas.forEach(both,
                (user, agenda) -> agenda.currentSession().ifPresent(session -> last.put(user, session)));
        if (last.containsValue(meet.sessionId())) {
            in(meet.sessionId(), session -> session.requireSameMeeting(meet, now()));
            return;
        }
        Map<SessionId, Aggregate<Session>> others = loadInOrder(last.values().stream());
        last.forEach((user, session) -> requireNotIn(others.get(session), user));
        // Last: who is seen to have left may have blocked the other just before.
        standing.requireMayMeet(meet.waited(), meet.came());
        opening.open(meet, now());
        agendas.forEach(both, (_, agenda) -> agenda.enterSession(meet.sessionId()));
    }

    @CommandHandler
    void handle(SessionCommand.Leave leave) {
        agendas.forUser(leave.userId(), agenda -> {
            SessionId current = agenda.currentSession().orElseThrow(SessionRules::noCurrentSession);
            if (leave.sessionId() == null || leave.sessionId().equals(current)) {
                in(current, session -> session.leave(leave.userId().value(), leave.reason(),
                        settings.reconnectWindow(), now()));
            }
        });
    }

    @CommandHandler
    Participant handle(SessionCommand.ChangeMedia change) {
        return inCurrent(change.userId(), session -> session.changeMedia(change.userId().value(),
                change.cameraEnabled(), change.micEnabled(), now()));
    }

    @CommandHandler
    Participant handle(SessionCommand.ChangeConsent change) {
        if (change.recordingConsent()) {
            standing.requireMayAct(change.userId());
        }
        return inCurrent(change.userId(), session -> session.changeConsent(change.userId().value(),
                change.recordingConsent(), settings.consentPolicyVersion(), now()));
    }

    @CommandHandler
    void handle(SessionCommand.Remove remove) {
        in(remove.sessionId(),
                session -> session.remove(remove.userId().value(), settings.reconnectWindow(), now()));
    }

    @CommandHandler
    void handle(SessionCommand.Expel expel) {
        agendas.forUser(expel.userId(), agenda -> agenda.currentSession().ifPresent(current -> in(current,
                session -> session.expel(expel.userId().value(), settings.reconnectWindow(), now()))));
    }

    @CommandHandler
    void handle(SessionCommand.End end) {
        in(end.sessionId(), session -> session.end(end.reason(), now()));
    }

    @CommandHandler
    void handle(SessionCommand.ExpireGrace expire) {
        endIfDue(expire.sessionId(), EndReason.NOT_ENOUGH_PARTICIPANTS);
    }

    @CommandHandler
    void handle(SessionCommand.Expire expire) {
        endIfDue(expire.sessionId(), EndReason.TIME_EXPIRED);
    }

    @CommandHandler
    void handle(SessionCommand.EndIfEmpty end) {
        endIfDue(end.sessionId(), EndReason.ALL_LEFT);
    }

    private <R> R inCurrent(UserId user, Function<Session, R> decision) {
        return agendas.decide(user, agenda -> {
            SessionId current = agenda.currentSession().orElseThrow(SessionRules::noCurrentSession);
            return load(current, RejectionCode.NOT_FOUND).invoke(decision);
        });
    }

    private void in(SessionId id, Consumer<Session> decision) {
        load(id, RejectionCode.NOT_FOUND).execute(decision);
    }

    private void endIfDue(SessionId id, EndReason asked) {
        in(id, session -> session.endIfDue(asked, now()));
    }

    private void requireNotIn(Aggregate<Session> other, UserId user) {
        if (other.invoke(session -> session.holds(user.value(), now()))) {
            throw new Rejection(RejectionCode.ALREADY_IN_ANOTHER_SESSION,
                    "Leave the session you are in before you join another.");
        }
    }

    private Map<SessionId, Aggregate<Session>> loadInOrder(Stream<SessionId> ids) {
        Map<SessionId, Aggregate<Session>> loaded = new HashMap<>();
        ids.distinct().sorted(Comparator.comparing(SessionId::value))
                .forEach(id -> loaded.put(id, load(id, RejectionCode.SESSION_NOT_OPEN_YET)));
        return loaded;
    }

    private Aggregate<Session> load(SessionId id, RejectionCode otherwise) {
        try {
            return sessions.load(id.value());
        } catch (AggregateNotFoundException e) {
            throw new Rejection(otherwise, "There is no such session.");
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
