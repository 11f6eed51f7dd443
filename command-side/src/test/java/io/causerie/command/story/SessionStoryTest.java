package io.causerie.command.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.session.SessionEvent;
import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.command.story.RunningCommandSide.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionStoryTest {
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration SLOT = Duration.ofSeconds(5);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static RunningCommandSide commandSide;

    @BeforeAll
    static void start(@TempDir Path directory) {
        commandSide = RunningCommandSide.in(directory, "causerie.timeslots.minute=PT0.5S",
                "causerie.sessions.grace=" + GRACE, "causerie.sessions.reconnect-window=PT1S");
        // The first request of each kind takes longer than the stories have time.
        join("ida", slotAt(Instant.now().plus(Duration.ofDays(1)), "ida"));
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @Test
    void a_session_that_stays_too_small_ends_when_its_grace_period_is_over() {
        String slot = slotOf("alone", "absent");

        joinsWhenOpen("alone", slot);

        SessionEvent.Ended ended = endOf(slot);
        assertThat(ended.reason()).isEqualTo("not-enough-participants");
        assertThat(ended.endedAt()).isBetween(opened(slot).graceEndsAt(),
                opened(slot).graceEndsAt().plus(A_SECOND));
    }

    @Test
    void a_session_lasts_until_the_end_of_its_slot_and_tells_the_slot_who_came() {
        String slot = slotOf("ann", "bob", "cleo");

        joinsWhenOpen("ann", slot);
        assertThat(join("bob", slot).text("status")).isEqualTo("active");

        SessionEvent.Ended ended = endOf(slot);
        assertThat(ended.reason()).isEqualTo("time-expired");
        assertThat(ended.endedAt()).isBetween(opened(slot).endsAt(), opened(slot).endsAt().plus(A_SECOND));
        await().atMost(SLOT).until(() -> !all(slot, TimeSlotEvent.Completed.class).isEmpty());
        TimeSlotEvent.Completed completed = all(slot, TimeSlotEvent.Completed.class).getFirst();
        assertThat(completed.attended()).extracting(TimeSlotEvent.Place::userId)
                .containsExactlyInAnyOrder("ann", "bob");
        assertThat(completed.noShows()).extracting(TimeSlotEvent.Place::userId).containsExactly("cleo");
    }

    @Test
    void a_session_that_all_have_left_ends_when_nobody_comes_back_in_time() {
        String slot = slotOf("dan", "eve");

        joinsWhenOpen("dan", slot);
        join("eve", slot);
        leave("dan");
        leave("eve");

        SessionEvent.Ended ended = endOf(slot);
        Instant emptyUntil = all(sessionOf(slot), SessionEvent.ParticipantLeft.class).getLast().emptyUntil();
        assertThat(ended.reason()).isEqualTo("all-left");
        assertThat(ended.endedAt()).isBetween(emptyUntil, emptyUntil.plus(A_SECOND));
    }

    @Test
    void calling_off_a_running_slot_ends_its_session() {
        String slot = slotOf("fay", "gus");

        joinsWhenOpen("fay", slot);
        join("gus", slot);
        assertThat(commandSide.delete("/timeslots/" + slot, "olga", "organizer").status()).isLessThan(300);

        assertThat(endOf(slot).reason()).isEqualTo("slot-cancelled");
        assertThat(join("gus", slot).text("code")).isEqualTo("slot-cancelled");
    }

    @Test
    void whoever_comes_before_the_start_is_told_so() {
        String slot = slotOf("hal");

        assertThat(join("hal", slot).text("code")).isEqualTo("session-not-open-yet");
    }

    private static String slotOf(String... users) {
        return slotAt(Instant.now().plus(SOON), users);
    }

    private static String slotAt(Instant start, String... users) {
        String slot = commandSide.post("/timeslots", "olga", "organizer", """
                {"targetLanguageCode":"en","level":"B1","startTime":"%s","durationMinutes":10}
                """.formatted(start)).text("id");
        for (String user : users) {
            assertThat(
                    commandSide.post("/timeslots/" + slot + "/register", user, "learner", "").text("status"))
                    .isEqualTo("registered");
        }
        return slot;
    }

    private static Answer join(String user, String slot) {
        return commandSide.post("/sessions/join", user, "learner",
                "{\"timeSlotId\":\"%s\",\"recordingConsent\":true}".formatted(slot));
    }

    private static void joinsWhenOpen(String user, String slot) {
        await().atMost(SOON.multipliedBy(4)).until(() -> join(user, slot).status() == 200);
    }

    private static void leave(String user) {
        assertThat(commandSide.post("/sessions/current/leave", user, "learner", "").status()).isEqualTo(204);
    }

    private static SessionEvent.Ended endOf(String slot) {
        await().atMost(SLOT.multipliedBy(4))
                .until(() -> !all(sessionOf(slot), SessionEvent.Ended.class).isEmpty());
        return all(sessionOf(slot), SessionEvent.Ended.class).getFirst();
    }

    private static SessionEvent.Opened opened(String slot) {
        return all(sessionOf(slot), SessionEvent.Opened.class).getFirst();
    }

    private static String sessionOf(String slot) {
        return SessionId.ofSlot(new SlotId(slot)).value();
    }

    private static <E> List<E> all(String aggregateId, Class<E> type) {
        return commandSide.eventsOf(aggregateId).stream().filter(type::isInstance).map(type::cast).toList();
    }
}
