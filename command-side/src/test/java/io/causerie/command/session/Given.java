package io.causerie.command.session;

import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.TimeTravel;
import io.causerie.command.fixture.TimeTravel.Promise;
import io.causerie.command.process.Prompts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people, times and events that the session's tests speak of: a slot of 30 minutes from ten o'clock. */
final class Given {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final Instant GRACE_ENDS = START.plus(Duration.ofMinutes(5));
    static final Instant END = START.plus(Duration.ofMinutes(30));
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final Duration LIMIT = Duration.ofHours(2);
    static final Duration SETTLE = Duration.ofSeconds(15);
    static final String POLICY = "2026-01";
    static final SessionSettings SETTINGS = new SessionSettings(Duration.ofMinutes(5), WINDOW, LIMIT, POLICY,
            SETTLE, "/ws");

    static final SlotId SLOT = new SlotId("slot-1");
    static final SessionId SESSION = SessionId.ofSlot(SLOT);
    static final String ID = SESSION.value();
    static final SlotId OTHER_SLOT = new SlotId("slot-2");
    static final UserId MARIE = new UserId("marie");
    static final UserId JEAN = new UserId("jean");
    static final UserId PIERRE = new UserId("pierre");
    static final UserId STRANGER = new UserId("stranger");

    private Given() {}

    /** A command side with nothing but sessions, at the slot's start. */
    static CommandFixture sessions() {
        return CommandFixture.at(START, it -> List.of(handler(it),
                new RecordingHandler(it.repository(Session.class), SETTINGS, it.clock())));
    }

    static SessionHandler handler(CommandFixture it) {
        return new SessionHandler(it.repository(Session.class), it.agendas(),
                new Sessions(it.repository(Session.class), SETTINGS), it.standing(), SETTINGS, it.clock());
    }

    /** As {@link #sessions()}, with the session open for Marie, Jean and Pierre. */
    static CommandFixture openSession() {
        return sessions().given(opened());
    }

    /** As {@link #openSession()}, together with the processes and reactions of sessions. */
    static TimeTravel fromTheStart() {
        return processes(sessions()).given(opened());
    }

    static TimeTravel processes(CommandFixture fixture) {
        Prompts prompts = new Prompts(fixture.gateway());
        return new TimeTravel(fixture,
                deadlines -> List.of(new Grace(deadlines, prompts), new SlotEnd(deadlines, prompts),
                        new AllLeft(deadlines, prompts), new SlotCancellation(prompts),
                        new Expulsion(prompts, fixture.standing()),
                        new RecordingDue(deadlines, prompts, SETTINGS)));
    }

    static Promise promise(String name) {
        return new Promise(name, ID);
    }

    /** As {@link #openSession()}, with Marie and Jean in, and so active. */
    static CommandFixture activeSession() {
        return openSession().givenCommands(join(MARIE), join(JEAN));
    }

    static SessionEvent.Opened opened() {
        return opened(SLOT, 2, 8, START);
    }

    static SessionEvent.Opened opened(SlotId slot, int min, int max, Instant start) {
        return new SessionEvent.Opened(SessionId.ofSlot(slot).value(), "slot", slot.value(), "en", "B1", min,
                max, List.of("marie", "jean", "pierre"), start, start.plus(Duration.ofMinutes(5)),
                start.plus(Duration.ofMinutes(30)));
    }

    static SessionCommand.Join join(UserId user) {
        return new SessionCommand.Join(SLOT, user, true);
    }

    static SessionEvent.ParticipantJoined joined(UserId user, int connected, Instant at) {
        return new SessionEvent.ParticipantJoined(ID, SLOT.value(), participantId(user), user.value(), true,
                true, connected, at);
    }

    static String participantId(UserId user) {
        return UUID.nameUUIDFromBytes((ID + ":" + user.value()).getBytes(StandardCharsets.UTF_8)).toString();
    }

    static SessionCommand.Join joinUnrecorded(UserId user) {
        return new SessionCommand.Join(SLOT, user, false);
    }

    static SessionCommand.ChangeConsent say(UserId user, boolean consent) {
        return new SessionCommand.ChangeConsent(user, consent);
    }

    static SessionEvent.ConsentChanged consent(UserId user, boolean given, Instant at) {
        return new SessionEvent.ConsentChanged(ID, user.value(), given, POLICY, at);
    }

    static SessionEvent.ParticipantLeft left(UserId user, String reason, int connected, Instant at,
            @Nullable Instant emptyUntil) {
        return new SessionEvent.ParticipantLeft(ID, user.value(), reason, connected, at, emptyUntil);
    }

    static SessionEvent.RecordingStarted recordingStarted(Instant at) {
        return new SessionEvent.RecordingStarted(ID, at);
    }

    static SessionEvent.RecordingPaused recordingPaused(Instant at) {
        return new SessionEvent.RecordingPaused(ID, at);
    }

    static SessionEvent.Ended ended(String reason, Instant at, String... attended) {
        return new SessionEvent.Ended(ID, SLOT.value(), reason, List.of(attended), at);
    }

    static AgendaEvent.SessionEntered entered(UserId user) {
        return new AgendaEvent.SessionEntered(user.value(), ID);
    }
}
