package io.causerie.query.analytics;

import static io.causerie.query.analytics.Reckoning.sum;

import io.causerie.query.analytics.Reckoning.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A report's numbers of some slots or sessions, as docs/analytics.md defines them. */
final class Expected {
    private static final Map<String, List<String>> COUNTS = Map.of("attendance",
            List.of("sessions", "ended", "registered", "joined", "noShows", "late"), "demand",
            List.of("slots", "startedSlots", "cancelledSlots", "places", "registered", "requests",
                    "waitlistedAtMost", "promoted", "unserved", "cancellations", "lostToCancellation"),
            "sessions",
            List.of("sessions", "activated", "ended", "endedTimeExpired", "endedAllLeft",
                    "endedNotEnoughParticipants", "endedModerated", "endedSlotCancelled", "endedOtherwise",
                    "joined", "peak", "consented", "recorded"),
            "matching", List.of("ended", "waits", "waitsUpTo10s", "waitsUpTo1m", "waitsUpTo5m", "waitsOver5m",
                    "partedByChoice", "partedByDisconnection", "partedByRemoval", "partedOtherwise"));

    private Expected() {}

    static Map<String, @Nullable BigDecimal> numbers(String report, Collection<Item> items) {
        Map<String, @Nullable BigDecimal> n = new TreeMap<>();
        COUNTS.get(report).forEach(name -> n.put(name, quotient(sum(items, name), 1, 0)));
        switch (report) {
            case "attendance" -> {
                n.put("presentMinutes", quotient(sum(items, "presentMs"), 60_000, 2));
                n.put("attendanceRate", quotient(sum(items, "joined"), sum(items, "registered"), 4));
                n.put("averagePresentMinutes",
                        quotient(sum(items, "presentMs"), 60_000 * sum(items, "joined"), 2));
            }
            case "demand" ->
                n.put("fillRate", quotient(sum(items, "registered"), sum(items, "places"), 4));
            case "sessions" -> {
                length(n, items);
                n.put("averageParticipants", quotient(sum(items, "joined"), items.size(), 4));
                n.put("averagePeak", quotient(sum(items, "peak"), items.size(), 4));
                n.put("presentMinutes", quotient(sum(items, "presentMs"), 60_000, 2));
                n.put("cameraOnMinutes", quotient(sum(items, "cameraOnMs"), 60_000, 2));
                n.put("cameraOnRate", quotient(sum(items, "cameraOnMs"), sum(items, "presentMs"), 4));
                n.put("micOnMinutes", quotient(sum(items, "micOnMs"), 60_000, 2));
                n.put("micOnRate", quotient(sum(items, "micOnMs"), sum(items, "presentMs"), 4));
                n.put("consentRate", quotient(sum(items, "consented"), sum(items, "joined"), 4));
                n.put("recordedMinutes", quotient(sum(items, "recordedMs"), 60_000, 2));
            }
            default -> {
                length(n, items);
                n.put("meetings", quotient(items.size(), 1, 0));
                n.put("waitedSeconds", quotient(sum(items, "waitedMs"), 1_000, 2));
                n.put("averageWaitSeconds", quotient(sum(items, "waitedMs"), 1_000 * sum(items, "waits"), 2));
                n.put("nextRate", quotient(sum(items, "partedByChoice"), sum(items, "ended"), 4));
            }
        }
        return n;
    }

    private static void length(Map<String, @Nullable BigDecimal> n, Collection<Item> items) {
        n.put("lengthMinutes", quotient(sum(items, "lengthMs"), 60_000, 2));
        n.put("averageLengthMinutes", quotient(sum(items, "lengthMs"), 60_000 * sum(items, "lengths"), 2));
    }

    private static @Nullable BigDecimal quotient(long part, long whole, int decimals) {
        return whole == 0
                ? null
                : new BigDecimal(part).divide(new BigDecimal(whole), decimals, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }
}
