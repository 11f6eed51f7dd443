package io.causerie.query.registrations;

import java.time.Instant;

/**
 * One registration as a calendar shows it. {@code status}: {@code CONFIRMED}, {@code TENTATIVE} on the waitlist,
 * {@code CANCELLED} when the slot was called off.
 */
public record CalendarEntry(String registrationId, Instant registeredAt, Instant startTime, Instant endTime,
        String targetLanguageCode, String level, String status) {}
