package io.causerie.query.analytics;

import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.api.timeslot.TimeSlotEvent.Occupancy;
import io.causerie.api.timeslot.TimeSlotEvent.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One slot's life as chance has it, by the rules of the command side: places, waitlist, a changed time, an end. */
final class SlotStory {
    private final RandomGenerator chance;
    private final String id;
    private final List<Happening> happened = new ArrayList<>();
    private final List<Place> held = new ArrayList<>();
    private final List<Place> waiting = new ArrayList<>();
    private Instant now;
    private Instant start;
    private String language;
    private String level;
    private int places;

    private SlotStory(String id, Instant offered, RandomGenerator chance) {
        this.id = id;
        this.chance = chance;
        now = offered;
        start = offered.plus(chance.nextInt(3, 200), ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        language = Chances.language(chance);
        level = Chances.level(chance);
        places = chance.nextInt(2, 5);
    }

    static List<Happening> of(String id, Instant offered, RandomGenerator chance) {
        SlotStory story = new SlotStory(id, offered, chance);
        story.live();
        return story.happened;
    }

    private void live() {
        tell(new TimeSlotEvent.Scheduled(id, null, "olga", language, level, start, end(), 30, 2, places, null,
                "Europe/Paris", now));
        for (int step = chance.nextInt(12); step > 0; step--) {
            now = now.plus(chance.nextLong(1, 600), ChronoUnit.SECONDS).plusNanos(chance.nextInt(1_000_000));
            step();
        }
        switch (chance.nextInt(8)) {
            case 0 -> tell(new TimeSlotEvent.Cancelled(id, everybody(), now));
            case 1 -> {
                // It is still to come.
            }
            default -> begin();
        }
    }

    private void step() {
        switch (chance.nextInt(8)) {
            case 0 -> giveBack();
            case 1 -> change();
            default -> ask();
        }
    }

    private void ask() {
        String user = id + "-user" + happened.size();
        Place place = new Place(id + "-registration" + happened.size(), user);
        if (held.size() < places) {
            held.add(place);
            tell(new TimeSlotEvent.Registered(id, place.registrationId(), user, start, end(), now,
                    occupancy()));
        } else {
            waiting.add(place);
            tell(new TimeSlotEvent.Waitlisted(id, place.registrationId(), user, waiting.size(), start, end(),
                    now, occupancy()));
        }
    }

    private void giveBack() {
        List<Place> from = waiting.isEmpty() || chance.nextBoolean() ? held : waiting;
        if (from.isEmpty()) {
            return;
        }
        Place given = from.remove(chance.nextInt(from.size()));
        tell(new TimeSlotEvent.RegistrationCancelled(id, given.registrationId(), given.userId(), "by-user",
                now, occupancy()));
        if (from == held && !waiting.isEmpty()) {
            Place promoted = waiting.removeFirst();
            held.add(promoted);
            tell(new TimeSlotEvent.WaitlistPromoted(id, promoted.registrationId(), promoted.userId(), now,
                    occupancy()));
        }
    }

    private void change() {
        start = start.plus(chance.nextInt(-1, 30), ChronoUnit.HOURS);
        language = Chances.language(chance);
        places = Math.max(places, chance.nextInt(2, 6));
        tell(new TimeSlotEvent.Changed(id, language, level, start, end(), 30, 2, places, occupancy()));
    }

    private void begin() {
        String session = "session-of-" + id;
        now = start.isAfter(now) ? start.plusNanos(chance.nextInt(900_000_000)) : now.plusSeconds(1);
        tell(new TimeSlotEvent.Started(id, session, now, end(), List.copyOf(held), List.copyOf(waiting)));
        List<Happening> conversation = SessionStory.ofSlot(session, id, language, level,
                held.stream().map(Place::userId).toList(), now, chance);
        happened.addAll(conversation);
        now = conversation.getLast().at();
        if (chance.nextInt(5) > 0) {
            tell(new TimeSlotEvent.Completed(id, List.of(), List.of(), now));
        }
    }

    private Instant end() {
        return start.plus(Duration.ofMinutes(30));
    }

    private Occupancy occupancy() {
        return new Occupancy(held.size(), places - held.size(), waiting.size());
    }

    private List<Place> everybody() {
        List<Place> everybody = new ArrayList<>(held);
        everybody.addAll(waiting);
        return everybody;
    }

    private void tell(Object event) {
        happened.add(new Happening(now, event));
    }
}
