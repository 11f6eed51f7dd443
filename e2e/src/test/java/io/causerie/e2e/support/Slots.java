package io.causerie.e2e.support;

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
