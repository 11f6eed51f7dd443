package io.causerie.command.session;

import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.command.fixture.CommandFixture;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many at once: each gets an answer, and the rules hold. */
@Timeout(60)
class ConcurrentSessionsTest {
    private static final List<UserId> USERS = IntStream.range(0, 12).mapToObj(i -> new UserId("user-" + i))
            .toList();
    private static final List<SlotId> SLOTS = List.of(SLOT, OTHER_SLOT);
    private static final int MAX = 4;

    private final CommandFixture fixture = sessions().given(opened(SLOT), opened(OTHER_SLOT));

    @Test
    void of_many_who_come_at_once_only_as_many_get_in_as_there_are_places() throws Exception {
        List<Boolean> in = inParallel(
                USERS.stream().map(user -> asking(new SessionCommand.Join(SLOT, user, true))));

        assertThat(in).hasSize(USERS.size()).filteredOn(joined -> joined).hasSize(MAX);
        SessionBooks.check(fixture.events(), 2, MAX);
    }

    @Test
    void who_tries_two_sessions_at_once_gets_into_one() throws Exception {
        for (UserId user : USERS.subList(0, MAX)) {
            List<Boolean> in = inParallel(
                    SLOTS.stream().map(slot -> asking(new SessionCommand.Join(slot, user, true))));

            assertThat(in).containsExactlyInAnyOrder(true, false);
        }
        SessionBooks.check(fixture.events(), 2, MAX);
    }

    @Test
    void coming_and_going_between_two_sessions_blocks_nobody_forever() throws Exception {
        inParallel(USERS.stream().map(user -> () -> wander(user, new Random(user.hashCode()))));

        SessionBooks.check(fixture.events(), 2, MAX);
        assertThat(fixture.events()).filteredOn(SessionEvent.ParticipantLeft.class::isInstance)
                .hasSizeGreaterThan(USERS.size());
    }

    @Test
    void a_ban_that_is_stored_while_a_joining_waits_is_not_overtaken() throws Exception {
        UserId user = USERS.getFirst();
        assertThat(failureAfterWaitingFor(user, new SessionCommand.Join(SLOT, user, true),
                () -> fixture.given(new AccountEvent.Banned(user.value(), "hate", START, null))))
                .isEqualTo(RejectionCode.FORBIDDEN);
    }

    @Test
    void a_block_that_is_stored_while_a_meeting_waits_is_not_overtaken() throws Exception {
        UserId waited = USERS.get(0);
        UserId came = USERS.get(1);
        SessionId session = new SessionId(UUID.randomUUID().toString());
        assertThat(failureAfterWaitingFor(came, new SessionCommand.Meet(session, waited, came, null, null),
                () -> fixture.given(new BlocklistEvent.Blocked(came.value(), waited.value(), START))))
                .isEqualTo(RejectionCode.FORBIDDEN);
    }

    /** Why the command is refused, if it has to wait for the user's agenda and {@code meanwhile} something happens. */
    private RejectionCode failureAfterWaitingFor(UserId user, SessionCommand command, Runnable meanwhile)
            throws InterruptedException {
        AtomicReference<Rejection> refusal = new AtomicReference<>();
        Thread waiting = Thread.ofPlatform().unstarted(() -> {
            try {
                fixture.gateway().sendAndWait(command);
            } catch (Rejection e) {
                refusal.set(e);
            }
        });
        DefaultUnitOfWork<?> holder = DefaultUnitOfWork.startAndGet(null);
        fixture.agendas().forUser(user, _ -> waiting.start());
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING
                || waiting.getState() == Thread.State.WAITING);
        // On a thread of its own, or it would be part of what holds the agenda.
        Thread.ofPlatform().start(meanwhile).join();
        holder.rollback();
        waiting.join();
        return refusal.get().code();
    }

    private boolean wander(UserId user, Random random) {
        for (int step = 0; step < 100; step++) {
            ask(random.nextBoolean()
                    ? new SessionCommand.Join(SLOTS.get(random.nextInt(SLOTS.size())), user, true)
                    : SessionCommand.Leave.byChoice(user));
        }
        return true;
    }

    private Callable<Boolean> asking(SessionCommand command) {
        return () -> ask(command);
    }

    /** Whether it was done; anything but a refusal by a rule fails the test. */
    private boolean ask(SessionCommand command) {
        try {
            fixture.gateway().sendAndWait(command);
            return true;
        } catch (Rejection refusal) {
            assertThat(refusal.code()).isIn(RejectionCode.SESSION_FULL,
                    RejectionCode.ALREADY_IN_ANOTHER_SESSION, RejectionCode.NO_CURRENT_SESSION);
            return false;
        }
    }

    private static List<Boolean> inParallel(Stream<Callable<Boolean>> tasks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = threads.invokeAll(tasks.toList(), 50, TimeUnit.SECONDS);
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    private static SessionEvent.Opened opened(SlotId slot) {
        return new SessionEvent.Opened(SessionId.ofSlot(slot).value(), "slot", slot.value(), "en", "B1", 2,
                MAX, USERS.stream().map(UserId::value).toList(), START, GRACE_ENDS, END);
    }
}
