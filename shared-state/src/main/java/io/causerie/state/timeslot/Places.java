package io.causerie.state.timeslot;

import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who has a place and who waits for one, in the order they came. */
public final class Places {
    private final SequencedMap<String, Place> registered = new LinkedHashMap<>();
    private final SequencedMap<String, Place> waiting = new LinkedHashMap<>();

    void register(Place place) {
        registered.put(place.userId(), place);
    }

    void queue(Place place) {
        waiting.put(place.userId(), place);
    }

    void promote(Place place) {
        waiting.remove(place.userId());
        registered.put(place.userId(), place);
    }

    void remove(String userId) {
        registered.remove(userId);
        waiting.remove(userId);
    }

    void clear() {
        registered.clear();
        waiting.clear();
    }

    void clearWaiting() {
        waiting.clear();
    }

    public List<Place> registered() {
        return List.copyOf(registered.values());
    }

    public List<Place> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Those with a place, then those who wait. */
    public List<Place> all() {
        return Stream.concat(registered.values().stream(), waiting.values().stream()).toList();
    }

    public int registeredCount() {
        return registered.size();
    }

    public int waitingCount() {
        return waiting.size();
    }

    public @Nullable Place of(String userId) {
        Place place = registered.get(userId);
        return place != null ? place : waiting.get(userId);
    }

    /** Where in the queue, from 1; empty for somebody who does not wait. */
    public Optional<Integer> waitlistPosition(String userId) {
        int index = new ArrayList<>(waiting.keySet()).indexOf(userId);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    public Optional<Place> firstWaiting() {
        return waiting.values().stream().findFirst();
    }

    /** How full {@code capacity} places are. */
    public Occupancy occupancy(int capacity) {
        return counts(registered.size(), waiting.size(), capacity);
    }

    public Occupancy withOneMoreRegistered(int capacity) {
        return counts(registered.size() + 1, waiting.size(), capacity);
    }

    public Occupancy withOneMoreWaiting(int capacity) {
        return counts(registered.size(), waiting.size() + 1, capacity);
    }

    public Occupancy without(String userId, int capacity) {
        return registered.containsKey(userId)
                ? counts(registered.size() - 1, waiting.size(), capacity)
                : counts(registered.size(), waiting.size() - 1, capacity);
    }

    public Occupancy withOnePromoted(int capacity) {
        return counts(registered.size() + 1, waiting.size() - 1, capacity);
    }

    private static Occupancy counts(int registered, int waiting, int capacity) {
        return new Occupancy(registered, Math.max(0, capacity - registered), waiting);
    }
}
