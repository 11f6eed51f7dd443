package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.Rejection;
import io.causerie.api.identity.UserId;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked, in whatever order, these things stay true. */
class SessionInvariantsTest {
    private static final int MIN = 2;
    private static final int MAX = 3;
    private static final int STEPS = 250;
    private static final List<SlotId> SLOTS = List.of(SLOT, OTHER_SLOT, new SlotId("slot-3"));
    private static final List<UserId> USERS = IntStream.range(0, 5).mapToObj(i -> new UserId("user-" + i))
            .toList();

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_sequence_of_commands_breaks_the_rules(long seed) {
        var random = new Random(seed);
        CommandFixture fixture = sessions();
        SLOTS.forEach(slot -> fixture.given(openedForAll(slot)));
        var books = new SessionBooks(MIN, MAX);
        books.check(fixture.events());
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            fixture.givenTimePasses(Duration.ofMillis(random.nextInt(4_000)));
            Outcome outcome = fixture.when(anything(random));
            books.check(outcome.events());
            refused += wasRefused(outcome) ? 1 : 0;
        }

        assertThat(books.recorded()).as("something was recorded").isPositive();
        assertThat(refused).as("some commands were refused, some were not").isBetween(1, STEPS - 1);
    }

    private static boolean wasRefused(Outcome outcome) {
        if (outcome.failure() != null) {
            assertThat(outcome.failure()).isInstanceOf(Rejection.class);
        }
        return outcome.failure() != null;
    }

    private static SessionCommand anything(Random random) {
        UserId user = USERS.get(random.nextInt(USERS.size()));
        SlotId slot = SLOTS.get(random.nextInt(SLOTS.size()));
        SessionId session = SessionId.ofSlot(slot);
        return switch (random.nextInt(40)) {
            case 0 -> new SessionCommand.Remove(session, user);
            case 1 -> random.nextInt(8) > 0
                    ? new SessionCommand.Expire(session)
                    : new SessionCommand.End(session, EndReason.MODERATED);
            case 2 -> new SessionCommand.ExpireGrace(session);
            case 3 -> new SessionCommand.EndIfEmpty(session);
            case 4, 5, 6, 7, 8, 9 -> new SessionCommand.ChangeMedia(user, random.nextBoolean(), null);
            case 10, 11, 12, 13, 14, 15 -> new SessionCommand.ChangeConsent(user, random.nextBoolean());
            case 16, 17, 18, 19, 20, 21, 22, 23, 24, 25 -> SessionCommand.Leave.byChoice(user);
            case 26, 27, 28, 29, 30, 31 -> meeting(user, random);
            default -> new SessionCommand.Join(slot, user, random.nextBoolean());
        };
    }

    private static SessionCommand meeting(UserId waited, Random random) {
        UserId came = USERS
                .get((USERS.indexOf(waited) + 1 + random.nextInt(USERS.size() - 1)) % USERS.size());
        return new SessionCommand.Meet(
                new SessionId(new UUID(random.nextLong(), random.nextLong()).toString()),
                waited, came, null, null);
    }

    private static SessionEvent.Opened openedForAll(SlotId slot) {
        return new SessionEvent.Opened(SessionId.ofSlot(slot).value(), "slot", slot.value(), "en", "B1", MIN,
                MAX, USERS.stream().map(UserId::value).toList(), START, GRACE_ENDS, END);
    }
}
