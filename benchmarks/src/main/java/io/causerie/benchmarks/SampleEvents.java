package io.causerie.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.causerie.api.EventCatalog;
import io.causerie.api.identity.AgendaEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.StoredEvent;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.serialization.SerializedObject;

/** Events as the command side stores them: the same types, the same bytes but for ids. */
final class SampleEvents {
    /** How many events {@link #slotLife} has. */
    static final int SLOT_LIFE = 15;

    private static final LogicalNameSerializer SERIALIZER = new LogicalNameSerializer(
            EventTypes.of(EventCatalog.prefixes()));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2027-03-01T18:00:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(30));
    /** When they happened. */
    static final Instant NOW = Instant.parse("2026-11-20T10:11:12.345Z");
    private static final int PLACES = 8;

    private SampleEvents() {}

    /** What one {@code Register} stores: two events of aggregates that have none yet. */
    static List<StoredEvent> registration() {
        String slot = newId();
        String user = newId();
        return List.of(
                stored("TimeSlot", slot, 0, registered(slot, newId(), user, 1)),
                stored("Agenda", "agenda:" + user, 0, new AgendaEvent.SlotReserved(user, slot, START, END)));
    }

    /** The whole life of one slot in 15 events of the slot alone: filled, waited for, left, started, completed. */
    static List<StoredEvent> slotLife() {
        String slot = newId();
        List<Place> places = IntStream.range(0, PLACES + 1).mapToObj(i -> new Place(newId(), newId()))
                .toList();
        Place waiting = places.getLast();
        List<TimeSlotEvent> events = new ArrayList<>();
        events.add(scheduled(slot));
        for (int i = 0; i < PLACES; i++) {
            events.add(registered(slot, places.get(i).registrationId(), places.get(i).userId(), i + 1));
        }
        events.add(new TimeSlotEvent.Waitlisted(slot, waiting.registrationId(), waiting.userId(), 1, START,
                END, NOW,
                new Occupancy(PLACES, 0, 1)));
        events.add(new TimeSlotEvent.RegistrationCancelled(slot, places.getFirst().registrationId(),
                places.getFirst().userId(), "by-user", NOW, new Occupancy(PLACES - 1, 1, 1)));
        events.add(new TimeSlotEvent.WaitlistPromoted(slot, waiting.registrationId(), waiting.userId(), NOW,
                new Occupancy(PLACES, 0, 0)));
        List<Place> expected = places.subList(1, PLACES + 1);
        events.add(new TimeSlotEvent.ReminderDue(slot, START, expected.stream().map(Place::userId).toList()));
        events.add(new TimeSlotEvent.Started(slot, newId(), START, END, expected, List.of()));
        events.add(new TimeSlotEvent.Completed(slot, expected, List.of(), END));
        return IntStream.range(0, events.size()).mapToObj(i -> stored("TimeSlot", slot, i, events.get(i)))
                .toList();
    }

    static TimeSlotEvent scheduled(String slot) {
        return new TimeSlotEvent.Scheduled(slot, null, newId(), "en", "B1", START, END, 30, 2, PLACES, null,
                "Europe/Paris", NOW);
    }

    /** So many have registered. */
    static TimeSlotEvent registered(String slot, int count) {
        return new TimeSlotEvent.Registered(slot, newId(), newId(), START, END, NOW,
                new Occupancy(count, 0, 0));
    }

    private static TimeSlotEvent registered(String slot, String registration, String user, int count) {
        return new TimeSlotEvent.Registered(slot, registration, user, START, END, NOW,
                new Occupancy(count, PLACES - count, 0));
    }

    private static StoredEvent stored(String type, String aggregate, long sequence, Object event) {
        SerializedObject<String> payload = SERIALIZER.serialize(event, String.class);
        return new StoredEvent(newId(), type, aggregate, sequence, payload.getType().getName(),
                payload.getType().getRevision(), payload.getData(), metadata());
    }

    private static String metadata() {
        return JSON.createObjectNode().put("actor", newId()).put("correlationId", newId())
                .put("traceId", newId())
                .toString();
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }
}
