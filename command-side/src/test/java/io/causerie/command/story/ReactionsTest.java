package io.causerie.command.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactionsTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @TempDir
    private Path directory;
    private RunningCommandSide commandSide;

    @BeforeEach
    void start() {
        commandSide = RunningCommandSide.in(directory);
    }

    @AfterEach
    void stop() {
        commandSide.close();
    }

    @Test
    void a_reaction_that_fails_for_good_is_kept_and_the_next_ones_go_on() {
        publish("Session", "broken", new SessionEvent.Ended("broken", " ", "all-left", List.of(), START));
        publish("TimeSlot", "slot", scheduled("slot"));
        publish("TimeSlot", "slot", started("slot"));
        publish("Session", "session",
                new SessionEvent.Ended("session", "slot", "all-left", List.of(), START));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(commandSide.eventsOf("slot")).last()
                        .isInstanceOf(TimeSlotEvent.Completed.class));
        assertThat(commandSide.bean(MongoTemplate.class).deadLetterCollection().countDocuments())
                .isEqualTo(1);
    }

    @Test
    void reactions_cannot_be_replayed() {
        TrackingEventProcessor reactions = commandSide.bean(EventProcessingConfiguration.class)
                .eventProcessor("reactions", TrackingEventProcessor.class).orElseThrow();
        reactions.shutDown();

        assertThatIllegalStateException().isThrownBy(reactions::resetTokens).withMessageContaining("reset");
    }

    @Test
    void processes_and_reactions_begin_with_the_first_event_and_not_as_a_replay() {
        publish("TimeSlot", "slot", scheduled("slot"));

        // Started by a deadline that a process asked for, completed by a reaction to its session's end.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(commandSide.eventsOf("slot"))
                .hasAtLeastOneElementOfType(TimeSlotEvent.Started.class)
                .hasAtLeastOneElementOfType(TimeSlotEvent.Completed.class));
    }

    private void publish(String type, String aggregateId, Object event) {
        EventStore store = commandSide.bean(EventStore.class);
        long sequence = store.lastSequenceNumberFor(aggregateId).map(last -> last + 1).orElse(0L);
        store.publish(new GenericDomainEventMessage<>(type, aggregateId, sequence, event));
    }

    private static TimeSlotEvent scheduled(String id) {
        return new TimeSlotEvent.Scheduled(id, null, "olga", "en", "B1", START, START.plusSeconds(1800), 30,
                2, 8,
                null, "UTC", START);
    }

    private static TimeSlotEvent started(String id) {
        return new TimeSlotEvent.Started(id, "session-of-" + id, START, START.plusSeconds(1800), List.of(),
                List.of());
    }
}
