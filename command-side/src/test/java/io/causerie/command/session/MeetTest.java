package io.causerie.command.session;

import static io.causerie.command.session.Given.JEAN;
import static io.causerie.command.session.Given.LIMIT;
import static io.causerie.command.session.Given.MARIE;
import static io.causerie.command.session.Given.PIERRE;
import static io.causerie.command.session.Given.POLICY;
import static io.causerie.command.session.Given.START;
import static io.causerie.command.session.Given.activeSession;
import static io.causerie.command.session.Given.sessions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.InvalidValue;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.identity.UserId;
import io.causerie.api.moderation.AccountEvent;
import io.causerie.api.moderation.BlocklistEvent;
import io.causerie.api.session.EndReason;
import io.causerie.api.session.LeaveReason;
import io.causerie.api.session.SessionCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two strangers meet, and what may happen in their session. */
class MeetTest {
    private static final SessionId PAIR = new SessionId("3f0c8a52-7d1e-4b6f-9a3d-2c5e8f7b1a90");
    private static final SessionId OTHER_PAIR = new SessionId("b7e1d6c4-0f2a-4c8b-8d5e-6a9f3b2c1d70");
    private static final SessionCommand.Meet MEET = new SessionCommand.Meet(PAIR, MARIE, JEAN,
            new LanguageTag("en"), CefrLevel.B1);

    @Test
    void a_meeting_opens_an_active_session_with_both_in_it_in_one_commit() {
        sessions().when(MEET).thenEvents(
                new SessionEvent.Opened(PAIR.value(), "partner", null, "en", "B1", 2, 2,
                        List.of("marie", "jean"),
                        START, START.plus(LIMIT), START.plus(LIMIT)),
                joined(MARIE, 1), consent(MARIE, false, START), joined(JEAN, 2), consent(JEAN, false, START),
                new SessionEvent.Activated(PAIR.value(), START),
                new AgendaEvent.SessionEntered("jean", PAIR.value()),
                new AgendaEvent.SessionEntered("marie", PAIR.value()));
    }

    @Test
    void how_long_each_had_looked_for_somebody_is_kept_where_it_is_known() {
        var waits = new SessionCommand.Waits(Duration.ofMillis(61_001), Duration.ZERO);

        var opened = sessions().when(new SessionCommand.Meet(PAIR, MARIE, JEAN, null, null, waits))
                .only(SessionEvent.Opened.class);

        assertThat(opened.waitsMs()).containsExactly(61_001L, 0L);
        assertThatThrownBy(() -> new SessionCommand.Waits(Duration.ofMillis(-1), Duration.ZERO))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new SessionCommand.Waits(Duration.ZERO, Duration.ofMillis(-1)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void wishes_are_optional() {
        var opened = sessions().when(new SessionCommand.Meet(PAIR, MARIE, JEAN, null, null))
                .only(SessionEvent.Opened.class);

        assertThat(opened.targetLanguageCode()).isNull();
        assertThat(opened.level()).isNull();
    }

    @Test
    void the_same_meeting_asked_for_again_is_the_one_there_is() {
        sessions().givenCommands(MEET).when(MEET).thenNothing();
    }

    @Test
    void a_meeting_that_is_over_is_not_had_again() {
        sessions().givenCommands(MEET, SessionCommand.Leave.byChoice(MARIE)).when(MEET)
                .thenRejected(RejectionCode.SESSION_ENDED);
    }

    @Test
    void somebody_elses_meeting_is_not_joined() {
        sessions().givenCommands(MEET).when(new SessionCommand.Meet(PAIR, MARIE, PIERRE, null, null))
                .thenRejected(RejectionCode.CONFLICT);
    }

    @Test
    void who_is_in_a_slots_session_cannot_meet() {
        activeSession().when(MEET).thenRejected(RejectionCode.ALREADY_IN_ANOTHER_SESSION);
    }

    @Test
    void who_is_with_a_partner_cannot_meet_another() {
        sessions().givenCommands(MEET).when(new SessionCommand.Meet(OTHER_PAIR, PIERRE, JEAN, null, null))
                .thenRejected(RejectionCode.ALREADY_IN_ANOTHER_SESSION);
    }

    @Test
    void who_is_with_a_partner_cannot_join_a_slots_session() {
        Given.openSession().givenCommands(MEET).when(Given.join(MARIE))
                .thenRejected(RejectionCode.ALREADY_IN_ANOTHER_SESSION);
    }

    @Test
    void who_is_banned_cannot_meet() {
        sessions().given(new AccountEvent.Banned("jean", "spam", START, null)).when(MEET)
                .thenRejected(RejectionCode.FORBIDDEN);
        sessions().given(new AccountEvent.Banned("marie", "spam", START, START.plusMillis(1))).when(MEET)
                .thenRejected(RejectionCode.FORBIDDEN);
    }

    @Test
    void a_ban_that_is_over_or_lifted_holds_nobody_back() {
        sessions()
                .given(new AccountEvent.Banned("jean", "spam", START, START),
                        new AccountEvent.Banned("marie", "spam", START, null),
                        new AccountEvent.BanLifted("marie", START))
                .when(MEET).only(SessionEvent.Activated.class);
    }

    @Test
    void who_blocked_or_was_blocked_does_not_meet_that_one() {
        sessions().given(new BlocklistEvent.Blocked("marie", "jean", START)).when(MEET)
                .thenRejected(RejectionCode.FORBIDDEN);
        sessions().given(new BlocklistEvent.Blocked("jean", "marie", START)).when(MEET)
                .thenRejected(RejectionCode.FORBIDDEN);
        sessions().given(new BlocklistEvent.Blocked("jean", "pierre", START)).when(MEET)
                .only(SessionEvent.Activated.class);
    }

    @Test
    void nobody_meets_themselves_and_a_session_has_a_uuid() {
        assertThatThrownBy(() -> new SessionCommand.Meet(PAIR, MARIE, MARIE, null, null))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(
                () -> new SessionCommand.Meet(new SessionId("account:marie"), MARIE, JEAN, null, null))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void it_ends_at_once_when_one_leaves() {
        Instant later = START.plus(Duration.ofMinutes(3));

        sessions().givenCommands(MEET).givenTime(later).when(SessionCommand.Leave.byChoice(JEAN)).thenEvents(
                new SessionEvent.ParticipantLeft(PAIR.value(), "jean", "left", 1, later, null),
                ended("not-enough-participants", later));
    }

    @Test
    void whoever_is_lost_ends_it_too() {
        sessions().givenCommands(MEET).when(new SessionCommand.Leave(MARIE, LeaveReason.DISCONNECTED, PAIR))
                .thenEvents(
                        new SessionEvent.ParticipantLeft(PAIR.value(), "marie", "disconnected", 1, START,
                                null),
                        ended("not-enough-participants", START));
    }

    @Test
    void whoever_stayed_has_nothing_to_leave_and_may_meet_again() {
        var left = sessions().givenCommands(MEET, SessionCommand.Leave.byChoice(JEAN));

        left.when(SessionCommand.Leave.byChoice(MARIE)).thenNothing();
        left.when(new SessionCommand.Meet(OTHER_PAIR, JEAN, MARIE, null, null))
                .only(SessionEvent.Activated.class);
    }

    @Test
    void it_ends_when_its_limit_is_over() {
        var met = sessions().givenCommands(MEET);

        met.givenTime(START.plus(LIMIT).minusMillis(1)).when(new SessionCommand.Expire(PAIR))
                .thenTooEarly(START.plus(LIMIT));
        met.givenTime(START.plus(LIMIT)).when(new SessionCommand.Expire(PAIR))
                .thenEvents(ended("time-expired", START.plus(LIMIT)));
    }

    @Test
    void past_its_limit_it_holds_nobody_back() {
        sessions().givenCommands(MEET).givenTime(START.plus(LIMIT))
                .when(new SessionCommand.Meet(OTHER_PAIR, PIERRE, JEAN, null, null))
                .only(SessionEvent.Activated.class);
    }

    @Test
    void media_and_consent_are_changed_as_in_a_slots_session() {
        sessions().givenCommands(MEET).when(new SessionCommand.ChangeMedia(MARIE, false, null))
                .thenEvents(new SessionEvent.MediaStateChanged(PAIR.value(), "marie", false, true));
        sessions().givenCommands(MEET).when(new SessionCommand.ChangeConsent(MARIE, true))
                .thenEvents(consent(MARIE, true, START),
                        new SessionEvent.RecordingStarted(PAIR.value(), START));
    }

    @Test
    void a_moderator_ends_it_or_removes_one_which_ends_it() {
        sessions().givenCommands(MEET).when(new SessionCommand.End(PAIR, EndReason.MODERATED))
                .thenEvents(ended("moderated", START));
        sessions().givenCommands(MEET).when(new SessionCommand.Remove(PAIR, JEAN)).thenEvents(
                new SessionEvent.ParticipantLeft(PAIR.value(), "jean", "removed", 1, START, null),
                ended("not-enough-participants", START));
    }

    private static SessionEvent.ParticipantJoined joined(UserId user, int connected) {
        String participant = UUID.nameUUIDFromBytes(
                (PAIR.value() + ":" + user.value()).getBytes(StandardCharsets.UTF_8)).toString();
        return new SessionEvent.ParticipantJoined(PAIR.value(), null, participant, user.value(), true, true,
                connected, START);
    }

    private static SessionEvent.ConsentChanged consent(UserId user, boolean given, Instant at) {
        return new SessionEvent.ConsentChanged(PAIR.value(), user.value(), given, POLICY, at);
    }

    private static SessionEvent.Ended ended(String reason, Instant at) {
        return new SessionEvent.Ended(PAIR.value(), null, reason, List.of("marie", "jean"), at);
    }
}
