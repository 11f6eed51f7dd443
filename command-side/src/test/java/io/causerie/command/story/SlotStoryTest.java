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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotStoryTest {
    private static final Duration SOON = Duration.ofSeconds(4);

    private static RunningCommandSide commandSide;

    @BeforeAll
    static void start(@TempDir Path directory) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        commandSide = RunningCommandSide.in(directory, "causerie.timeslots.minute=PT0.2S",
                "causerie.timeslots.reminder-lead=PT1S", "causerie.sessions.grace=PT1S");
        // The first request of a JVM takes seconds on a busy machine, and these tests are about seconds.
        commandSide.post("/timeslots", "olga", "organizer", slot(Instant.now().plus(Duration.ofDays(1)), ""));
    }

    @AfterAll
    static void stop() {
        commandSide.close();
    }

    @Test
    void a_slot_reminds_starts_opens_its_session_and_is_over_when_that_ends() {
        Instant start = Instant.now().plus(SOON);
        Answer created = commandSide.post("/timeslots", "olga", "organizer", slot(start, ""));
        String id = created.text("id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(commandSide.post("/timeslots/" + id + "/register", "marie", "learner", "").text("status"))
                .isEqualTo("registered");

        await().until(() -> has(id, TimeSlotEvent.ReminderDue.class));
        await().until(() -> has(id, TimeSlotEvent.Started.class));
        assertThat(lateness(id, start)).isLessThan(Duration.ofSeconds(1));
        assertThat(commandSide.eventsOf(SessionId.ofSlot(new SlotId(id)).value())).first()
                .isInstanceOf(SessionEvent.Opened.class);
        await().until(() -> has(id, TimeSlotEvent.Completed.class));
        assertThat(last(id, TimeSlotEvent.Completed.class).noShows()).hasSize(1);
    }

    @Test
    void a_slot_that_was_moved_starts_at_its_new_time_only() {
        Instant start = Instant.now().plus(SOON);
        Instant moved = start.plusSeconds(1);
        String id = commandSide.post("/timeslots", "olga", "organizer", slot(start, "")).text("id");

        assertThat(commandSide
                .patch("/timeslots/" + id, "olga", "organizer", "{\"startTime\":\"" + moved + "\"}").status())
                .isEqualTo(200);
        await().until(() -> has(id, TimeSlotEvent.Started.class));
        assertThat(last(id, TimeSlotEvent.Started.class).startedAt()).isBetween(moved, moved.plusSeconds(1));
    }

    @Test
    void who_asked_is_known_from_the_command_to_what_it_led_to() {
        String id = commandSide.post("/timeslots", "olga", "organizer", slot(Instant.now().plus(SOON), ""),
                "X-Correlation-Id", "story-1").text("id");

        assertThat(commandSide.messagesOf(id).getFirst().getMetaData()).containsEntry("actor", "olga")
                .containsEntry("correlationId", "story-1")
                .containsEntry("command", "TimeSlotCommand.Schedule");
        await().until(() -> has(id, TimeSlotEvent.Started.class));
        assertThat(commandSide.messagesOf(id).getLast().getMetaData()).containsEntry("actor", "system")
                .containsEntry("command", "TimeSlotCommand.Start");
    }

    private static Duration lateness(String id, Instant start) {
        return Duration.between(start, last(id, TimeSlotEvent.Started.class).startedAt());
    }

    private static boolean has(String id, Class<?> event) {
        return commandSide.eventsOf(id).stream().anyMatch(event::isInstance);
    }

    private static <E> E last(String id, Class<E> type) {
        return commandSide.eventsOf(id).stream().filter(type::isInstance).map(type::cast).reduce((_, b) -> b)
                .orElseThrow();
    }

    private static String slot(Instant start, String more) {
        return """
                {"targetLanguageCode":"en","level":"B1","startTime":"%s","durationMinutes":10%s}
                """.formatted(start, more);
    }
}
