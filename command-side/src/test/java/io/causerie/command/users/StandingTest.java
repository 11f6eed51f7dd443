package io.causerie.command.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.command.fixture.CommandFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bans, blocks and erasures. */
class StandingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final UserId ALI = new UserId("ali");
    private static final UserId BEA = new UserId("bea");
    private static final ModerationCommand LIFT = new ModerationCommand.LiftBan(ALI);
    private static final RecordingCommand ERASE = new RecordingCommand.EraseUser(ALI);
    private static final ModerationCommand BLOCK = new ModerationCommand.Block(ALI, BEA);

    @Test
    void a_ban_says_why_and_until_when() {
        people().when(ban(Misconduct.HATE, TOMORROW))
                .thenEvents(new AccountEvent.Banned("ali", "hate", NOW, TOMORROW));
    }

    @Test
    void the_same_ban_again_is_one() {
        people().givenCommands(ban(Misconduct.HATE, null)).when(ban(Misconduct.HATE, null)).thenNothing();
    }

    @Test
    void another_ban_replaces_the_first() {
        people().givenCommands(ban(Misconduct.HATE, TOMORROW)).when(ban(Misconduct.HATE, null))
                .thenEvents(new AccountEvent.Banned("ali", "hate", NOW, null));
    }

    @Test
    void a_ban_ends_after_it_began() {
        people().when(ban(Misconduct.HATE, NOW)).thenInvalid("until");
    }

    @Test
    void a_ban_that_ends_ends_in_a_year_that_the_stores_can_hold() {
        Instant last = Instant.parse("9999-12-30T23:59:59Z");
        people().when(ban(Misconduct.HATE, last)).only(AccountEvent.Banned.class);
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> ban(Misconduct.HATE, Instant.MAX))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("until"));
    }

    @Test
    void a_ban_is_lifted_once() {
        people().givenCommands(ban(Misconduct.SPAM, null)).when(LIFT)
                .thenEvents(new AccountEvent.BanLifted("ali", NOW));
        people().givenCommands(ban(Misconduct.SPAM, null), LIFT).when(LIFT).thenNothing();
    }

    @Test
    void there_is_nothing_to_lift_without_a_ban_or_after_it() {
        people().when(LIFT).thenNothing();
        people().givenCommands(ban(Misconduct.SPAM, TOMORROW)).givenTime(TOMORROW).when(LIFT).thenNothing();
    }

    @Test
    void after_it_was_lifted_the_same_ban_is_a_new_one() {
        people().givenCommands(ban(Misconduct.SPAM, null), LIFT).when(ban(Misconduct.SPAM, null))
                .only(AccountEvent.Banned.class);
    }

    @Test
    void erasing_what_somebody_said_says_nothing_of_their_ban() {
        people().givenCommands(ban(Misconduct.SPAM, null)).when(ERASE)
                .thenEvents(new AccountEvent.UserSpeechErasureRequested("ali", NOW));
        people().givenCommands(ban(Misconduct.SPAM, null), ERASE).when(ban(Misconduct.SPAM, null))
                .thenNothing();
        assertThatThrownBy(() -> people().givenCommands(ban(Misconduct.SPAM, null), ERASE).standing()
                .requireMayAct(ALI)).isInstanceOf(Rejection.class);
    }

    @Test
    void it_is_asked_for_each_time_since_more_may_have_been_said() {
        people().givenCommands(ERASE).when(ERASE).only(AccountEvent.UserSpeechErasureRequested.class);
    }

    @Test
    void it_is_no_ban_and_lifts_none() {
        people().givenCommands(ERASE).standing().requireMayAct(ALI);
        people().givenCommands(ERASE).when(LIFT).thenNothing();
    }

    @Test
    void blocking_is_stored_once() {
        people().when(BLOCK).thenEvents(new BlocklistEvent.Blocked("ali", "bea", NOW));
        people().givenCommands(BLOCK).when(BLOCK).thenNothing();
    }

    @Test
    void nobody_blocks_themselves() {
        people().when(new ModerationCommand.Block(ALI, ALI)).thenInvalid("blockedUserId");
    }

    @Test
    void a_list_of_blocked_people_has_an_end() {
        Object[] full = IntStream.range(0, Blocklist.MAX_BLOCKED)
                .mapToObj(i -> new BlocklistEvent.Blocked("ali", "user-" + i, NOW)).toArray();

        people().given(full).when(BLOCK).thenRejected(RejectionCode.CONFLICT);
    }

    private static ModerationCommand ban(Misconduct reason, @Nullable Instant until) {
        return new ModerationCommand.Ban(ALI, reason, until);
    }

    private static CommandFixture people() {
        return CommandFixture.at(NOW, it -> List.of(new StandingHandler(it.repository(Account.class),
                it.repository(Blocklist.class), it.clock())));
    }
}
