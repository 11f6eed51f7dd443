package io.causerie.gateway.room;

import io.causerie.api.moderation.AccountEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** People as this node knows them, in memory. One thread applies events; any may read meanwhile. */
final class LivePeople implements People {
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Names names;
    private final Clock clock;
    private Instant sweptAt = Instant.MIN;

    LivePeople(Names names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    @Override
    public boolean mayAct(String userId) {
        return person(userId).mayAct(clock.instant());
    }

    @Override
    public Set<String> blockedEitherWay(String userId) {
        return person(userId).blocked();
    }

    @Override
    public Map<String, Instant> metSince(String userId, Instant since) {
        Map<String, Instant> met = new HashMap<>(person(userId).met());
        met.values().removeIf(when -> when.isBefore(since));
        return met;
    }

    @Override
    public String nameOf(String userId) {
        return person(userId).deleted() ? userId : names.of(userId);
    }

    void load(Collection<Person> stored) {
        stored.forEach(one -> people.put(one.userId(), one));
    }

    int size() {
        return people.size();
    }

    /** Applies one event. */
    void apply(Object event, long position) {
        if (event instanceof AccountEvent.Renamed renamed) {
            names.changed(renamed.userId());
        }
        Person.concerned(event).forEach(userId -> people.compute(userId, (id, was) -> Optional
                .ofNullable(was).orElseGet(() -> Person.unknown(id)).after(event, position)));
        sweep();
    }

    /** Forgets, now and then, those of whom only old meetings were kept. */
    private void sweep() {
        Instant now = clock.instant();
        if (sweptAt.isBefore(now.minus(Person.SWEPT_EVERY))) {
            sweptAt = now;
            people.values().removeIf(one -> one.isForgettable(now));
        }
    }

    private Person person(String userId) {
        return people.getOrDefault(userId, Person.unknown(userId));
    }
}
