package io.causerie.e2e.support;

import java.time.Duration;
import java.time.Instant;

/** Bodies of the requests that offer slots. */
public final class Slots {
    private Slots() {}

    public static String single(Instant start) {
        return """
                {"targetLanguageCode":"en","level":"B1","startTime":"%s","durationMinutes":10}"""
                .formatted(start);
    }

    public static String of(Instant start, int minutes, int places) {
        return """
                {"targetLanguageCode":"en","level":"B1","startTime":"%s","durationMinutes":%d,"maxParticipants":%d}"""
                .formatted(start, minutes, places);
    }

    /** A slot that starts soon, once all of these hold a place, however slow the machine; returns its id. */
    public static String soon(Product product, int minutes, String... userIds) {
        Api organizer = product.as("olga", "organizer");
        String slot = organizer
                .post("/timeslots", of(Instant.now().plus(Duration.ofDays(1)), minutes, userIds.length + 2))
                .expect(201).at("id");
        for (String userId : userIds) {
            product.as(userId).post("/timeslots/" + slot + "/register", null).expect(200);
        }
        organizer.patch("/timeslots/" + slot, """
                {"startTime":"%s","durationMinutes":%d}""".formatted(Instant.now().plusSeconds(5), minutes))
                .expect(200);
        return slot;
    }

    public static String series(Instant start, String rule, String zone) {
        return """
                {"targetLanguageCode":"en","level":"B1","startTime":"%s","durationMinutes":10,
                 "recurrence":"%s","timeZone":"%s"}""".formatted(start, rule, zone);
    }

    public static String join(String slotId, boolean consent) {
        return """
                {"timeSlotId":"%s","recordingConsent":%s}""".formatted(slotId, consent);
    }
}
