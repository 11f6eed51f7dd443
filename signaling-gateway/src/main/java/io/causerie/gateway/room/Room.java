package io.causerie.gateway.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that has not ended, as the log has it at one moment; never changes.
 *
 * @param kind {@link #SLOT} or {@link #PARTNER}
 * @param timeSlotId null for partners
 * @param language as a BCP 47 tag; null for partners who asked for none
 * @param level A1 to C2; null for partners who asked for none
 * @param status {@code waiting} or {@code active}
 * @param recording whether those who consent are being recorded now
 * @param expectedUserIds who may be in it; of partners first the one who waited
 * @param members who is in it now, in the order of joining
 */
public record Room(String sessionId, String kind, @Nullable String timeSlotId, @Nullable String language,
        @Nullable String level, String status, boolean recording, Instant endsAt,
        List<String> expectedUserIds, List<Member> members) {
    public static final String SLOT = "slot";
    public static final String PARTNER = "partner";
    public static final String WAITING = "waiting";
    public static final String ACTIVE = "active";

    public Room {
        expectedUserIds = List.copyOf(expectedUserIds);
        members = List.copyOf(members);
    }

    public boolean isPartner() {
        return kind.equals(PARTNER);
    }

    /** Of partners: one of the two has gone. Its end is all that can follow, and is heard a moment later. */
    public boolean hasParted() {
        return isPartner() && status.equals(ACTIVE) && members.size() < expectedUserIds.size();
    }

    /** Who is in it under this id; empty if they are not. */
    public Optional<Member> member(String userId) {
        return Optional.ofNullable(memberOrNull(userId));
    }

    /** Whose voice is recorded while it is being recorded, in the order of joining. */
    public List<String> consentingUserIds() {
        return members.stream().filter(Member::recordingConsent).map(Member::userId).toList();
    }

    public boolean holds(String userId) {
        return memberOrNull(userId) != null;
    }

    private @Nullable Member memberOrNull(String userId) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).userId().equals(userId)) {
                return members.get(i);
            }
        }
        return null;
    }

    /** The other one, of partners. */
    public String partnerOf(String userId) {
        String waited = expectedUserIds.getFirst();
        return waited.equals(userId) ? expectedUserIds.getLast() : waited;
    }

    Room withStatus(String now) {
        return new Room(sessionId, kind, timeSlotId, language, level, now, recording, endsAt, expectedUserIds,
                members);
    }

    Room withRecording(boolean now) {
        return new Room(sessionId, kind, timeSlotId, language, level, status, now, endsAt, expectedUserIds,
                members);
    }

    Room withMembers(List<Member> now) {
        return new Room(sessionId, kind, timeSlotId, language, level, status, recording, endsAt,
                expectedUserIds, now);
    }
}
