package io.causerie.standalone;

import static org.awaitility.Awaitility.await;

import io.causerie.api.Rejection;
import io.causerie.api.identity.Requester;
import io.causerie.api.identity.UserId;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.recording.RecordingFault;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.RegistrationId;
import io.causerie.api.timeslot.SlotChange;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotTerms;
import io.causerie.api.timeslot.TimeSlotCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Lives of slots and sessions in which anything is asked in any order; what is refused has no events. */
final class RandomStories {
    private static final UserId OLGA = new UserId("olga");
    private static final int REGISTRATIONS = 12;
    private static final int STEPS = 16;
    private static final int FILES = 6;

    private final CommandGateway commands;
    private final Random random;
    private final List<UserId> users;

    /** One story; the same seed asks the same things. */
    RandomStories(CommandGateway commands, long seed) {
        this.commands = commands;
        this.random = new Random(seed);
        this.users = IntStream.range(0, 5).mapToObj(i -> new UserId("user-%d-%d".formatted(seed, i)))
                .toList();
    }

    /** A slot that people come to and go from, whose session is what follows. */
    String slot(Instant start) {
        SlotId slot = new SlotId(new UUID(random.nextLong(), random.nextLong()).toString());
        ask(new TimeSlotCommand.Schedule(slot, OLGA,
                new SlotTerms(new LanguageTag("en"), CefrLevel.B1, 30, 2, 3), start, ZoneOffset.UTC));
        users.subList(0, 3).forEach(user -> register(slot, user));
        IntStream.range(0, REGISTRATIONS).forEach(_ -> ask(anythingBefore(slot)));
        await().atMost(Duration.ofMinutes(1)).until(() -> !Instant.now().isBefore(start));
        ask(new TimeSlotCommand.Start(slot));
        IntStream.range(0, STEPS).forEach(_ -> ask(anythingOfASlot(slot)));
        files(SessionId.ofSlot(slot));
        return slot.value();
    }

    /** Two partners meet. */
    String partners() {
        SessionId session = new SessionId(new UUID(random.nextLong(), random.nextLong()).toString());
        ask(new SessionCommand.Meet(session, users.get(0), users.get(1),
                random.nextBoolean() ? new LanguageTag("fr") : null, null));
        IntStream.range(0, STEPS).forEach(_ -> ask(anythingIn(session, 2)));
        files(session);
        return session.value();
    }

    private Object anythingBefore(SlotId slot) {
        UserId user = users.get(random.nextInt(users.size()));
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> new TimeSlotCommand.Register(slot, user,
                    new RegistrationId(new UUID(random.nextLong(), random.nextLong()).toString()));
            case 3, 4 -> new TimeSlotCommand.CancelRegistration(slot, user);
            default -> new TimeSlotCommand.Change(slot, new Requester(OLGA, false),
                    new SlotChange(null, random.nextBoolean() ? CefrLevel.B2 : null, null, null,
                            2 + random.nextInt(3), null));
        };
    }

    private void register(SlotId slot, UserId user) {
        ask(new TimeSlotCommand.Register(slot, user,
                new RegistrationId(new UUID(random.nextLong(), random.nextLong()).toString())));
    }

    private Object anythingOfASlot(SlotId slot) {
        UserId user = users.get(random.nextInt(users.size()));
        return switch (random.nextInt(40)) {
            case 0 -> new TimeSlotCommand.Cancel(slot, new Requester(OLGA, true));
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 ->
                new SessionCommand.Join(slot, user, random.nextBoolean());
            default -> anythingIn(SessionId.ofSlot(slot), users.size());
        };
    }

    private Object anythingIn(SessionId session, int people) {
        UserId user = users.get(random.nextInt(people));
        return switch (random.nextInt(20)) {
            case 0 -> new SessionCommand.Remove(session, user);
            case 1, 2 -> SessionCommand.Leave.byChoice(user);
            case 3, 4, 5, 6, 7, 8, 9, 10 ->
                new SessionCommand.ChangeMedia(user, random.nextBoolean(), random.nextBoolean());
            default -> new SessionCommand.ChangeConsent(user, random.nextBoolean());
        };
    }

    /** Most end, and of most of these files are made, or not. */
    private void files(SessionId session) {
        if (random.nextInt(4) > 0) {
            ask(new SessionCommand.End(session, EndReason.MODERATED));
            ask(new RecordingCommand.RequestRecording(session));
            IntStream.range(0, FILES).forEach(_ -> ask(anythingOfFiles(session)));
        }
    }

    private Object anythingOfFiles(SessionId session) {
        UserId user = users.get(random.nextInt(2));
        int attempt = 1 + random.nextInt(2);
        String manifest = "manifest-" + attempt;
        return switch (random.nextInt(8)) {
            case 0, 1 -> new RecordingCommand.FailRecording(session, attempt, RecordingFault.values()[0]);
            case 2, 3 -> new RecordingCommand.RetryRecording(session);
            case 4, 5 -> new RecordingCommand.StoreRecording(session, attempt, "bucket", manifest, "mix",
                    List.of(new RecordingCommand.Track(user, "t1", "key", 0, 1_000)), 1_000);
            case 6 -> new RecordingCommand.MarkErased(session, user, random.nextBoolean() ? manifest : null,
                    null, random.nextBoolean() ? "manifest-3" : null);
            default -> new RecordingCommand.ExpireRecording(session);
        };
    }

    private void ask(Object command) {
        try {
            commands.sendAndWait(command);
        } catch (Rejection e) {
            // A rule said no, which is part of the story.
        }
    }
}
