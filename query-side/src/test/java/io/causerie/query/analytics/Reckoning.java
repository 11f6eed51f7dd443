package io.causerie.query.analytics;

import io.causerie.api.session.SessionEvent;
import io.causerie.api.timeslot.TimeSlotEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of slots and sessions out of the raw events, by other means than the projection's: from whole histories, afterwards. */
final class Reckoning {
    private Reckoning() {}

    /** @param numbers counts, and milliseconds */
    record Item(String id, OffsetDateTime time, String kind, @Nullable String language,
            @Nullable String level, Map<String, Long> numbers) {
        long number(String name) {
            return numbers.getOrDefault(name, 0L);
        }

        String day() {
            return time.toLocalDate().toString();
        }
    }

    static List<Item> slots(List<Happening> log) {
        Map<String, List<TimeSlotEvent>> histories = new LinkedHashMap<>();
        only(log, TimeSlotEvent.class)
                .forEach(e -> histories.computeIfAbsent(e.slotId(), _ -> new ArrayList<>()).add(e));
        return histories.values().stream().map(Reckoning::slot).toList();
    }

    private static Item slot(List<TimeSlotEvent> history) {
        var offer = (TimeSlotEvent.Scheduled) history.getFirst();
        var change = last(history, TimeSlotEvent.Changed.class);
        var start = last(history, TimeSlotEvent.Started.class);
        var cancelled = last(history, TimeSlotEvent.Cancelled.class);
        Map<String, Long> n = new HashMap<>();
        n.put("slots", 1L);
        n.put("startedSlots", start == null ? 0L : 1L);
        n.put("cancelledSlots", cancelled == null ? 0L : 1L);
        n.put("places", cancelled != null
                ? 0L
                : change == null ? offer.maxParticipants() : (long) change.maxParticipants());
        // Who holds a place, by name rather than by the counts that events carry.
        Set<String> holding = new HashSet<>();
        Set<String> waiting = new HashSet<>();
        long atMost = 0;
        for (TimeSlotEvent event : history) {
            switch (event) {
                case TimeSlotEvent.Registered e -> holding.add(e.userId());
                case TimeSlotEvent.Waitlisted e -> waiting.add(e.userId());
                case TimeSlotEvent.RegistrationCancelled e -> {
                    holding.remove(e.userId());
                    waiting.remove(e.userId());
                }
                case TimeSlotEvent.WaitlistPromoted e -> {
                    waiting.remove(e.userId());
                    holding.add(e.userId());
                }
                default -> {
                }
            }
            atMost = Math.max(atMost, waiting.size());
        }
        n.put("registered", cancelled == null ? holding.size() : 0L);
        n.put("waitlistedAtMost", atMost);
        n.put("unserved", start == null ? 0L : waiting.size());
        n.put("lostToCancellation", cancelled == null ? 0L : holding.size() + waiting.size());
        n.put("requests", count(history, TimeSlotEvent.Registered.class)
                + count(history, TimeSlotEvent.Waitlisted.class));
        n.put("promoted", count(history, TimeSlotEvent.WaitlistPromoted.class));
        n.put("cancellations", count(history, TimeSlotEvent.RegistrationCancelled.class));
        Instant startTime = change == null ? offer.startTime() : change.startTime();
        return new Item(offer.slotId(), startTime.atOffset(ZoneOffset.UTC), "slot",
                change == null ? offer.targetLanguageCode() : change.targetLanguageCode(),
                change == null ? offer.level() : change.level(), n);
    }

    static List<Item> sessions(List<Happening> log) {
        Map<String, List<Happening>> histories = new LinkedHashMap<>();
        log.stream().filter(one -> one.event() instanceof SessionEvent)
                .forEach(one -> histories.computeIfAbsent(((SessionEvent) one.event()).sessionId(),
                        _ -> new ArrayList<>()).add(one));
        return histories.values().stream().map(Reckoning::session).toList();
    }

    private static Item session(List<Happening> history) {
        List<SessionEvent> events = only(history, SessionEvent.class).toList();
        var opened = (SessionEvent.Opened) events.getFirst();
        var activated = last(events, SessionEvent.Activated.class);
        var ended = last(events, SessionEvent.Ended.class);
        boolean ofSlot = opened.kind().equals("slot");
        Map<String, Instant> arrivals = new TreeMap<>();
        only(history, SessionEvent.ParticipantJoined.class)
                .forEach(e -> arrivals.putIfAbsent(e.userId(), e.joinedAt()));
        Map<String, Long> n = new HashMap<>();
        n.put("sessions", 1L);
        n.put("activated", activated == null ? 0L : 1L);
        n.put("ended", ended == null ? 0L : 1L);
        n.put("lengths", activated == null || ended == null ? 0L : 1L);
        n.put("lengthMs",
                activated == null || ended == null ? 0L : ms(activated.startedAt(), ended.endedAt()));
        n.put("registered", ofSlot ? opened.expectedUserIds().size() : 0L);
        n.put("joined", (long) arrivals.size());
        n.put("noShows", !ofSlot || ended == null
                ? 0L
                : opened.expectedUserIds().stream().filter(user -> !arrivals.containsKey(user)).count());
        n.put("late", arrivals.values().stream().filter(at -> ms(opened.openedAt(), at) > 300_000).count());
        n.put("peak", only(history, SessionEvent.ParticipantJoined.class)
                .mapToLong(SessionEvent.ParticipantJoined::connectedCount).max().orElse(0));
        n.put("consented",
                only(history, SessionEvent.ConsentChanged.class)
                        .filter(SessionEvent.ConsentChanged::recordingConsent)
                        .map(SessionEvent.ConsentChanged::userId).distinct().count());
        if (ended != null) {
            n.merge(switch (ended.reason()) {
                case "time-expired" -> "endedTimeExpired";
                case "all-left" -> "endedAllLeft";
                case "not-enough-participants" -> "endedNotEnoughParticipants";
                case "moderated" -> "endedModerated";
                case "slot-cancelled" -> "endedSlotCancelled";
                default -> "endedOtherwise";
            }, 1L, Long::sum);
        }
        for (String user : arrivals.keySet()) {
            Presence.of(user, history).forEach((name, ms) -> n.merge(name, ms, Long::sum));
        }
        recorded(events, ended, n);
        matched(opened, events, ended, n);
        return new Item(opened.sessionId(), opened.openedAt().atOffset(ZoneOffset.UTC), opened.kind(),
                opened.targetLanguageCode(), opened.level(), n);
    }

    private static void recorded(List<SessionEvent> events, SessionEvent.@Nullable Ended ended,
            Map<String, Long> n) {
        List<Instant> edges = new ArrayList<>();
        events.forEach(event -> {
            if (event instanceof SessionEvent.RecordingStarted e) {
                edges.add(e.at());
            } else if (event instanceof SessionEvent.RecordingPaused e) {
                edges.add(e.at());
            }
        });
        n.put("recorded", edges.isEmpty() ? 0L : 1L);
        if (edges.size() % 2 == 1 && ended != null) {
            edges.add(ended.endedAt());
        }
        long total = 0;
        for (int i = 1; i < edges.size(); i += 2) {
            total += ms(edges.get(i - 1), edges.get(i));
        }
        n.put("recordedMs", total);
    }

    private static void matched(SessionEvent.Opened opened, List<SessionEvent> events,
            SessionEvent.@Nullable Ended ended, Map<String, Long> n) {
        List<Long> waits = Objects.requireNonNullElse(opened.waitsMs(), List.of());
        n.put("waits", (long) waits.size());
        n.put("waitedMs", waits.stream().mapToLong(Long::longValue).sum());
        n.put("waitsUpTo10s", waits.stream().filter(ms -> ms <= 10_000).count());
        n.put("waitsUpTo1m", waits.stream().filter(ms -> ms > 10_000 && ms <= 60_000).count());
        n.put("waitsUpTo5m", waits.stream().filter(ms -> ms > 60_000 && ms <= 300_000).count());
        n.put("waitsOver5m", waits.stream().filter(ms -> ms > 300_000).count());
        if (opened.kind().equals("partner")) {
            String how = events.stream().filter(SessionEvent.ParticipantLeft.class::isInstance)
                    .map(event -> ((SessionEvent.ParticipantLeft) event).reason()).findFirst()
                    .orElse(ended == null ? "together" : "otherwise");
            n.put(Map.of("left", "partedByChoice", "disconnected", "partedByDisconnection", "removed",
                    "partedByRemoval", "otherwise", "partedOtherwise", "together", "together").get(how), 1L);
        }
    }

    static long ms(Instant from, Instant to) {
        return to.toEpochMilli() - from.toEpochMilli();
    }

    static long sum(Collection<Item> items, String name) {
        return items.stream().mapToLong(item -> item.number(name)).sum();
    }

    private static <T> Stream<T> only(List<Happening> log, Class<T> type) {
        return log.stream().map(Happening::event).filter(type::isInstance).map(type::cast);
    }

    private static <T> @Nullable T last(List<? super T> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).reduce((_, later) -> later)
                .orElse(null);
    }

    private static long count(List<?> events, Class<?> type) {
        return events.stream().filter(type::isInstance).count();
    }
}
