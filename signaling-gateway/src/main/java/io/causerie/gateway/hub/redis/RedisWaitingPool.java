package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.WaitingLimits;
import io.causerie.gateway.hub.WaitingPool;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The waiting pool in Redis. */
final class RedisWaitingPool implements WaitingPool {
    private final Script script;
    private final Clock clock;
    private final long timeout;

    RedisWaitingPool(Script script, WaitingLimits limits, Clock clock) {
        this.script = script;
        this.clock = clock;
        this.timeout = limits.meetingTimeout().toMillis();
    }

    @Override
    public Outcome enter(Ticket ticket) {
        return outcome(script.list("enter", now(), Tickets.write(ticket), timeout)).orElseThrow();
    }

    @Override
    public boolean leave(String userId) {
        return script.number("leave", now(), userId) == 1;
    }

    @Override
    public Optional<Outcome> giveBack(String userId) {
        return outcome(script.list("giveBack", now(), userId, timeout));
    }

    @Override
    public boolean setAside(String userId) {
        return script.number("setAside", now(), userId) == 1;
    }

    @Override
    public Optional<Outcome> comeBack(String userId) {
        return outcome(script.list("comeBack", now(), userId, timeout));
    }

    @Override
    public void exclude(String userId, String otherId, Instant until) {
        script.number("exclude", now(), userId, otherId, Tickets.millis(until));
    }

    @Override
    public List<Outcome.Matched> takeDue() {
        List<String> tickets = script.list("takeDue", now(), timeout);
        List<Outcome.Matched> result = new ArrayList<>();
        for (int i = 0; i < tickets.size(); i += 2) {
            result.add(new Outcome.Matched(Tickets.read(tickets.get(i)), Tickets.read(tickets.get(i + 1))));
        }
        return result;
    }

    @Override
    public Optional<Wish> lastWish(String userId) {
        String wish = script.text("lastWish", now(), userId);
        if (wish.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(wish(wish));
    }

    private static Wish wish(String text) {
        int bar = text.indexOf('|');
        String language = text.substring(0, bar);
        String level = text.substring(bar + 1);
        return new Wish(language.isEmpty() ? null : language, level.isEmpty() ? null : level);
    }

    @Override
    public void forget(String userId) {
        script.number("forget", now(), userId);
    }

    @Override
    public OptionalInt position(String userId) {
        long position = script.number("position", now(), userId);
        return position == 0 ? OptionalInt.empty() : OptionalInt.of((int) position);
    }

    @Override
    public int size() {
        return (int) script.number("size", now());
    }

    @Override
    public List<Group> groups() {
        List<String> fields = script.list("groups", now());
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < fields.size(); i += 3) {
            groups.add(new Group(wish(fields.get(i)), Integer.parseInt(fields.get(i + 1)),
                    Instant.ofEpochMilli(Long.parseLong(fields.get(i + 2)))));
        }
        return groups;
    }

    private long now() {
        return clock.millis();
    }

    private static Optional<Outcome> outcome(List<String> fields) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(switch (fields.getFirst()) {
            case "W" -> new Outcome.Waiting(Integer.parseInt(fields.get(1)));
            case "M" -> new Outcome.Matched(Tickets.read(fields.get(1)), Tickets.read(fields.get(2)));
            default -> new Outcome.AboutToMeet();
        });
    }
}
