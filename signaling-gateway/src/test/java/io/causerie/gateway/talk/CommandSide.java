package io.causerie.gateway.talk;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.eventlog.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Stores what happens in sessions, by command and, as if over REST, by call. It checks little: the real one has its own tests. */
final class CommandSide {
    private static final Instant ENDS_AT = Instant.parse("2036-11-22T10:30:00Z");

    private record Media(boolean camera, boolean mic) {}

    private final EventStore events;
    private final Set<String> partners = new HashSet<>();
    private final Set<String> consenting = new HashSet<>();
    private final Set<String> recorded = new HashSet<>();
    private final List<ModerationCommand.Report> reports = new CopyOnWriteArrayList<>();
    private final List<String> left = new CopyOnWriteArrayList<>();
    private final Map<String, SessionCommand.Waits> waits = new ConcurrentHashMap<>();
    private volatile boolean storeIsAway;
    private volatile CountDownLatch mediaMayChange = new CountDownLatch(0);
    private volatile Runnable afterMeeting = () -> {};
    private final Map<String, Map<String, Media>> sessions = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new LinkedHashMap<>();

    CommandSide(EventStore events) {
        this.events = events;
    }

    /** A slot's session opens; those named may be in it. */
    synchronized void open(String session, String... expected) {
        sessions.put(session, new LinkedHashMap<>());
        store(session,
                List.of(new SessionEvent.Opened(session, "slot", "slot-of-" + session, "en", "B1", 2, 8,
                        List.of(expected), Instant.EPOCH, ENDS_AT, ENDS_AT)));
    }

    /** {@code POST /sessions/join}. */
    synchronized void join(String session, String user, boolean consent) {
        Map<String, Media> members = sessions.get(session);
        members.put(user, new Media(true, true));
        List<Object> happened = new ArrayList<>(List.of(
                new SessionEvent.ParticipantJoined(session, "slot-of-" + session, session + user, user, true,
                        true,
                        members.size(), Instant.EPOCH),
                new SessionEvent.ConsentChanged(session, user, consent, "1", Instant.EPOCH)));
        if (members.size() == 2) {
            happened.add(new SessionEvent.Activated(session, Instant.EPOCH));
        }
        say(session, user, consent, happened);
        store(session, happened);
    }

    void join(String session, String... users) {
        for (String user : users) {
            join(session, user, false);
        }
    }

    /** {@code PUT /sessions/current/consent}. */
    synchronized void consent(String user, boolean given) {
        String session = sessionOf(user);
        List<Object> happened = new ArrayList<>(
                List.of(new SessionEvent.ConsentChanged(session, user, given, "1", Instant.EPOCH)));
        say(session, user, given, happened);
        store(session, happened);
    }

    /** Starts and pauses the recording of sessions that two have joined. */
    private void say(String session, String user, boolean consents, List<Object> happened) {
        if (consents) {
            consenting.add(user);
        } else {
            consenting.remove(user);
        }
        Set<String> members = sessions.get(session).keySet();
        boolean wanted = members.size() >= 2 && members.stream().anyMatch(consenting::contains);
        if (wanted && recorded.add(session)) {
            happened.add(new SessionEvent.RecordingStarted(session, Instant.EPOCH));
        } else if (!wanted && recorded.remove(session)) {
            happened.add(new SessionEvent.RecordingPaused(session, Instant.EPOCH));
        }
    }

    /** {@code DELETE /sessions/{id}/participants/{userId}}. */
    synchronized void remove(String session, String user) {
        sessions.get(session).remove(user);
        store(session, List.of(left(session, user, "removed")));
    }

    synchronized void end(String session, String reason) {
        sessions.remove(session);
        store(session, List.of(new SessionEvent.Ended(session, "slot-of-" + session, reason, List.of(),
                Instant.EPOCH)));
    }

    void remind(String slot, Instant start, String... users) {
        store(slot, List.of(new TimeSlotEvent.ReminderDue(slot, start, List.of(users))));
    }

    /** Of so many slots, {@code slot0} and on, in one commit. */
    void remindOften(int times, String... users) {
        store("many-slots", IntStream.range(0, times)
                .mapToObj(i -> new TimeSlotEvent.ReminderDue("slot" + i, Instant.EPOCH, List.of(users)))
                .toList());
    }

    void promote(String slot, String user) {
        store(slot, List.of(new TimeSlotEvent.WaitlistPromoted(slot, slot + user, user, Instant.EPOCH,
                new TimeSlotEvent.Occupancy(2, 0, 0))));
    }

    void ban(String user) {
        store("account:" + user, List.of(new AccountEvent.Banned(user, "spam", Instant.EPOCH, null)));
    }

    void delete(String user) {
        store("account:" + user, List.of(new AccountEvent.Deleted(user, Instant.EPOCH)));
    }

    void liftBan(String user) {
        store("account:" + user, List.of(new AccountEvent.BanLifted(user, Instant.EPOCH)));
    }

    /** Nobody who changes camera or microphone gets an answer until this is counted down. */
    CountDownLatch hang() {
        mediaMayChange = new CountDownLatch(1);
        return mediaMayChange;
    }

    /** Done once, after the next meeting is stored and before its answer. */
    void afterMeeting(Runnable what) {
        afterMeeting = what;
    }

    @CommandHandler
    void handle(SessionCommand.ChangeMedia command) throws InterruptedException {
        mediaMayChange.await();
        changeMedia(command);
    }

    private synchronized void changeMedia(SessionCommand.ChangeMedia command) {
        String user = command.userId().value();
        String session = sessionOf(user);
        Media was = sessions.get(session).get(user);
        Media now = new Media(Optional.ofNullable(command.cameraEnabled()).orElse(was.camera()),
                Optional.ofNullable(command.micEnabled()).orElse(was.mic()));
        sessions.get(session).put(user, now);
        store(session, List.of(new SessionEvent.MediaStateChanged(session, user, now.camera(), now.mic())));
    }

    @CommandHandler
    synchronized void handle(SessionCommand.Leave command) {
        left.add("%s %s %s".formatted(command.userId().value(), command.reason(),
                command.sessionId() == null ? "" : command.sessionId().value()));
        String user = command.userId().value();
        String session = sessionOf(user);
        sessions.get(session).remove(user);
        List<Object> happened = new ArrayList<>(List.of(left(session, user, command.reason().code())));
        if (partners.remove(session)) {
            sessions.remove(session);
            happened.add(new SessionEvent.Ended(session, null, "not-enough-participants", List.of(),
                    Instant.EPOCH));
        }
        store(session, happened);
    }

    /** They are in a session of which the gateway has not heard yet. */
    synchronized void occupy(String session, String user) {
        sessions.put(session, new LinkedHashMap<>(Map.of(user, new Media(true, true))));
    }

    /** The next meetings cannot be stored. */
    void loseStore() {
        storeIsAway = true;
    }

    void findStore() {
        storeIsAway = false;
    }

    /** How long the two of that meeting were said to have looked for somebody. */
    SessionCommand.Waits waitsOf(String session) {
        return waits.get(session);
    }

    @CommandHandler
    synchronized void handle(SessionCommand.Meet command) {
        if (storeIsAway) {
            throw new StoreUnavailable("away", new IllegalStateException());
        }
        List<String> two = List.of(command.waited().value(), command.came().value());
        if (sessions.values().stream().anyMatch(members -> two.stream().anyMatch(members::containsKey))) {
            throw new Rejection(RejectionCode.ALREADY_IN_ANOTHER_SESSION, "One of them is in a session.");
        }
        String session = command.sessionId().value();
        Instant now = Instant.now();
        sessions.put(session, new LinkedHashMap<>());
        partners.add(session);
        List<Object> happened = new ArrayList<>();
        happened.add(new SessionEvent.Opened(session, "partner", null,
                command.language() == null ? null : command.language().value(),
                command.level() == null ? null : command.level().name(), 2, 2, two, now, ENDS_AT, ENDS_AT));
        waits.put(session, command.waits());
        for (String user : two) {
            sessions.get(session).put(user, new Media(true, true));
            happened.add(new SessionEvent.ParticipantJoined(session, null, session + user, user, true, true,
                    sessions.get(session).size(), now));
        }
        happened.add(new SessionEvent.Activated(session, now));
        store(session, happened);
        Runnable then = afterMeeting;
        afterMeeting = () -> {};
        then.run();
    }

    @CommandHandler
    void handle(ModerationCommand.Report command) {
        reports.add(command);
    }

    @CommandHandler
    void handle(ModerationCommand.Block command) {
        String blocklist = "blocklist:" + command.userId().value();
        store(blocklist, List.of(new BlocklistEvent.Blocked(command.userId().value(),
                command.blockedUserId().value(), Instant.now())));
    }

    /** Each attempt to leave: who, why, and which session. */
    List<String> left() {
        return List.copyOf(left);
    }

    List<ModerationCommand.Report> reports() {
        return List.copyOf(reports);
    }

    private String sessionOf(String user) {
        return sessions.entrySet().stream().filter(one -> one.getValue().containsKey(user))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new Rejection(RejectionCode.NO_CURRENT_SESSION, "You are in no session."));
    }

    private SessionEvent.ParticipantLeft left(String session, String user, String reason) {
        return new SessionEvent.ParticipantLeft(session, user, reason, sessions.get(session).size(),
                Instant.EPOCH,
                null);
    }

    private synchronized void store(String aggregate, List<?> happened) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : happened) {
            long sequence = sequences.merge(aggregate, 0L, (last, _) -> last + 1);
            messages.add(new GenericDomainEventMessage<>(event.getClass().getEnclosingClass().getSimpleName(),
                    aggregate, sequence, event));
        }
        events.publish(messages);
    }
}
