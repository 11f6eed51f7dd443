package io.causerie.query.registrations;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.query.projection.KeptRows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;

/** Answers what stands in the calendar of whoever holds a feed's secret. */
public final class CalendarFeed {
    private static final int NEWEST = 1000;

    private final KeptRows rows;

    public CalendarFeed(KeptRows rows) {
        this.rows = rows;
    }

    /** The entries of the feed's user by start; empty if no feed has that secret, or it was revoked. */
    public Optional<List<CalendarEntry>> entries(String secret) {
        return feed(secret).filter(known -> known.revokedAt() == null)
                .map(known -> entriesOf(known.userId()));
    }

    private Optional<FeedTokenDocument> feed(String secret) {
        return Optional.ofNullable(rows.findById(sha256(secret), FeedSecretDocument.class))
                .map(found -> rows.findById(found.feedTokenId(), FeedTokenDocument.class));
    }

    private List<CalendarEntry> entriesOf(String userId) {
        List<RegistrationDocument> places = rows.find(
                query(where("userId").is(userId)).with(Sort.by(Sort.Direction.DESC, "registeredAt", "_id"))
                        .limit(NEWEST),
                RegistrationDocument.class);
        Map<String, RegisteredSlotDocument> slots = RegisteredSlots.of(places, rows);
        return places.stream().flatMap(row -> entry(row, slots.get(row.timeSlotId())))
                .sorted(Comparator.comparing(CalendarEntry::startTime)).toList();
    }

    private static Stream<CalendarEntry> entry(RegistrationDocument row, RegisteredSlotDocument slot) {
        return status(row, slot)
                .map(status -> new CalendarEntry(row.id(), row.registeredAt(), slot.startTime(),
                        slot.endTime(), slot.targetLanguageCode(), slot.level(), status))
                .stream();
    }

    /** A place given back is in no calendar; a slot called off is, since whoever counted on it should see it. */
    private static Optional<String> status(RegistrationDocument row, RegisteredSlotDocument slot) {
        return switch (row.status()) {
            case RegistrationStatus.CANCELLED ->
                slot.cancelledAt() != null && slot.cancelledAt().equals(row.cancelledAt())
                        ? Optional.of("CANCELLED")
                        : Optional.empty();
            case RegistrationStatus.WAITLISTED -> Optional.of("TENTATIVE");
            default -> Optional.of("CONFIRMED");
        };
    }

    private static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
