package io.causerie.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.DisplayName;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountCommand;
import io.causerie.api.moderation.Misconduct;
import io.causerie.api.moderation.ModerationCommand;
import io.causerie.api.moderation.NoticeId;
import io.causerie.api.session.LeaveReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.eventlog.StoreUnavailable;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.rest.link.LocalLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put on the command bus, and what becomes of each failure. */
class LocalCommandLinkTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final NoticeId NOTICE = NoticeId.of("test", "1");
    private static final UserId ALI = new UserId("ali");
    private static final UserId BEA = new UserId("bea");
    private static final SessionId SESSION = new SessionId("3f0c8a52-7d1e-4b6f-9a3d-2c5e8f7b1a90");

    private final List<CommandMessage<?>> taken = new ArrayList<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final CommandLink link = new LocalCommandLink(
            new LocalLink(DefaultCommandGateway.builder().commandBus(bus).build()));

    @Test
    void each_call_is_a_command_of_the_user() {
        for (Class<?> command : List.of(SessionCommand.Leave.class, SessionCommand.ChangeMedia.class,
                SessionCommand.Meet.class, ModerationCommand.Report.class, ModerationCommand.Block.class)) {
            bus.subscribe(command.getName(), taken::add);
        }

        link.leave("ali", LeaveReason.DISCONNECTED, SESSION.value());
        link.changeMedia("ali", null, true);
        link.meet(
                new Meeting(SESSION.value(), "bea", "ali", "en", "B1", Duration.ofSeconds(9), Duration.ZERO));
        link.report("ali", "bea", SESSION.value(), "spam");
        link.block("ali", "bea");

        assertThat(taken).<Object>extracting(CommandMessage::getPayload).containsExactly(
                new SessionCommand.Leave(ALI, LeaveReason.DISCONNECTED, SESSION),
                new SessionCommand.ChangeMedia(ALI, null, true),
                new SessionCommand.Meet(SESSION, BEA, ALI, new LanguageTag("en"), CefrLevel.B1,
                        new SessionCommand.Waits(Duration.ofSeconds(9), Duration.ZERO)),
                new ModerationCommand.Report(ALI, BEA, SESSION, Misconduct.SPAM),
                new ModerationCommand.Block(ALI, BEA));
        assertThat(taken).allSatisfy(
                command -> assertThat(command.getMetaData().get("actor")).isEqualTo("ali"));
    }

    @Test
    void each_notice_is_a_command_of_the_auth_service() {
        for (Class<?> command : List.of(AccountCommand.Delete.class, AccountCommand.Ban.class,
                AccountCommand.Rename.class)) {
            bus.subscribe(command.getName(), taken::add);
        }

        link.deleteUser("ali", NOTICE.value());
        link.banUser("ali", "spam", NOW, NOTICE.value());
        link.renameUser("ali", "Ali", NOW, NOTICE.value());

        assertThat(taken).<Object>extracting(CommandMessage::getPayload).containsExactly(
                new AccountCommand.Delete(ALI, NOTICE),
                new AccountCommand.Ban(ALI, Misconduct.SPAM, NOW, NOTICE),
                new AccountCommand.Rename(ALI, new DisplayName("Ali"), NOW, NOTICE));
        assertThat(taken).allSatisfy(
                command -> assertThat(command.getMetaData().get("actor")).isEqualTo("auth-service"));
    }

    @Test
    void a_refusal_is_the_same_here() {
        bus.subscribe(ModerationCommand.Block.class.getName(), _ -> {
            throw new Rejection(RejectionCode.CONFLICT, "No.");
        });

        assertThatThrownBy(() -> link.block("ali", "bea")).isInstanceOfSatisfying(Rejection.class,
                refusal -> assertThat(refusal.code()).isEqualTo(RejectionCode.CONFLICT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xx-invalid-tag-"})
    void what_no_command_may_carry_is_an_invalid_value(String language) {
        assertThatThrownBy(() -> link.meet(
                new Meeting(SESSION.value(), "ali", "bea", language, null, Duration.ZERO, Duration.ZERO)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_store_that_is_away_and_a_lost_race_are_no_answer() {
        List<RuntimeException> failures = List.of(new StoreUnavailable("away", new RuntimeException()),
                new ConcurrencyException("somebody was faster"),
                new DeadlockException("two waited for each other"));
        for (RuntimeException failure : failures) {
            try (var subscription = bus.subscribe(ModerationCommand.Block.class.getName(), _ -> {
                throw failure;
            })) {
                assertThat(subscription).isNotNull();
                assertThatThrownBy(() -> link.block("ali", "bea")).isInstanceOf(LinkUnavailable.class);
            }
        }
    }

    @Test
    void without_a_command_side_in_the_process_nothing_is_carried_out() {
        assertThatThrownBy(() -> link.block("ali", "bea")).isInstanceOf(LinkUnavailable.class)
                .hasMessageContaining("causerie.command-link.url");
    }
}
