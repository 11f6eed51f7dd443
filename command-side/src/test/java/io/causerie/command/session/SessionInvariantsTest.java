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
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked, in whatever order, these things stay true. */
class SessionInvariantsTest {
    private static final int MIN = 2;
    private static final int MAX = 3;
    private static final int STEPS = 300;
    private static final List<SlotId> SLOTS = List.of(SLOT, OTHER_SLOT, new SlotId("slot-3"));
    private static final List<UserId> USERS = IntStream.range(0, 5).mapToObj(i -> new UserId("user-" + i))
            .toList();

    /** What one session's events say, told by the test's own book-keeping. */
    private static final class Book {
        private final Set<String> connected = new HashSet<>();
        private final Set<String> removed = new HashSet<>();
        private final Map<String, Boolean> consents = new HashMap<>();
        private boolean active;
        private boolean ended;
        private @Nullable Instant emptyUntil;

        boolean holds(String user, Instant at) {
            Instant due = !active ? GRACE_ENDS : emptyUntil == null ? END : emptyUntil;
            return connected.contains(user) && !ended && at.isBefore(due);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_sequence_of_commands_breaks_the_rules(long seed) {
        var random = new Random(seed);
        CommandFixture fixture = sessions();
        SLOTS.forEach(slot -> fixture.given(openedForAll(slot)));
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            fixture.givenTimePasses(Duration.ofMillis(random.nextInt(4_000)));
            refused += send(fixture, anything(random)) ? 0 : 1;
        }

        check(fixture.events());
        assertThat(refused).as("some commands were refused, some were not").isBetween(1, STEPS - 1);
    }

    private static void check(List<Object> events) {
        Map<String, Book> books = new HashMap<>();
        for (Object event : events) {
            if (event instanceof SessionEvent of) {
                note(of, books.computeIfAbsent(of.sessionId(), id -> new Book()));
            }
            if (event instanceof SessionEvent.ParticipantJoined joined) {
                assertInOneSession(joined, books.values());
            }
        }
        assertThat(books).hasSize(SLOTS.size());
    }

    private static void note(SessionEvent event, Book book) {
        assertThat(book.ended).as("nothing happens after the end: %s", event).isFalse();
        switch (event) {
            case SessionEvent.Opened e -> assertThat(book.connected).isEmpty();
            case SessionEvent.ParticipantJoined e -> {
                assertThat(book.removed).as("who was removed stays out").doesNotContain(e.userId());
                assertThat(book.connected.add(e.userId())).as("only who is out comes in").isTrue();
                assertThat(e.connectedCount()).isEqualTo(book.connected.size()).isLessThanOrEqualTo(MAX);
                book.emptyUntil = null;
            }
            case SessionEvent.Activated e -> {
                assertThat(book.active).as("activated once").isFalse();
                assertThat(book.connected).hasSizeGreaterThanOrEqualTo(MIN);
                book.active = true;
            }
            case SessionEvent.MediaStateChanged e -> assertThat(book.connected).contains(e.userId());
            case SessionEvent.ConsentChanged e -> {
                assertThat(book.connected).contains(e.userId());
                assertThat(book.consents.put(e.userId(), e.recordingConsent())).as("only a change is told")
                        .isNotEqualTo(e.recordingConsent());
            }
            case SessionEvent.ParticipantLeft e -> {
                book.connected.remove(e.userId());
                book.emptyUntil = e.emptyUntil();
                assertThat(e.connectedCount()).isEqualTo(book.connected.size());
                assertThat(e.emptyUntil() != null).as("a window is open just when an active one is empty")
                        .isEqualTo(book.active && book.connected.isEmpty());
                if (e.reason().equals("removed")) {
                    book.removed.add(e.userId());
                }
            }
            case SessionEvent.Ended e -> {
                assertThat(e.attendedUserIds()).doesNotHaveDuplicates().containsAll(book.connected);
                book.ended = true;
            }
        }
    }

    private static void assertInOneSession(SessionEvent.ParticipantJoined joined, Collection<Book> books) {
        assertThat(books.stream().filter(book -> book.holds(joined.userId(), joined.joinedAt())))
                .as("one session at a time: %s", joined).hasSize(1);
    }

    private static boolean send(CommandFixture fixture, SessionCommand command) {
        try {
            fixture.gateway().sendAndWait(command);
            return true;
        } catch (Rejection refusal) {
            return false;
        }
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
            case 16, 17, 18, 19, 20, 21, 22, 23, 24, 25 -> new SessionCommand.Leave(user);
            default -> new SessionCommand.Join(slot, user, random.nextBoolean());
        };
    }

    private static SessionEvent.Opened openedForAll(SlotId slot) {
        return new SessionEvent.Opened(SessionId.ofSlot(slot).value(), "slot", slot.value(), "en", "B1", MIN,
                MAX, USERS.stream().map(UserId::value).toList(), START, GRACE_ENDS, END);
    }
}
