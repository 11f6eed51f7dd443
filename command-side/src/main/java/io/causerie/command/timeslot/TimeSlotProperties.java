package io.causerie.command.timeslot;

import static io.causerie.api.InvalidValue.require;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of slots ({@code causerie.timeslots.*}).
 *
 * @param minute how long one of a slot's minutes takes; shorter only in tests and demonstrations
 * @param horizon how far ahead the slots of a series are offered
 * @param reminderLead how long before its start a slot's participants are reminded
 * @param maxAhead how far ahead a slot may start
 * @param maxOccurrences how many occurrences a series may have
 * @param maxWaitlist how many may wait for a place on one slot
 */
@ConfigurationProperties("causerie.timeslots")
public record TimeSlotProperties(@DefaultValue("PT1M") Duration minute,
        @DefaultValue("P14D") Duration horizon,
        @DefaultValue("PT5M") Duration reminderLead, @DefaultValue("P730D") Duration maxAhead,
        @DefaultValue("1000") int maxOccurrences, @DefaultValue("50") int maxWaitlist) {
    public TimeSlotProperties {
        require(minute.isPositive(), "causerie.timeslots.minute", "must be positive");
        require(horizon.isPositive(), "causerie.timeslots.horizon", "must be positive");
        require(!reminderLead.isNegative(), "causerie.timeslots.reminder-lead", "must not be negative");
        require(maxAhead.compareTo(horizon) >= 0, "causerie.timeslots.max-ahead",
                "must not be below the horizon");
        require(maxOccurrences > 0, "causerie.timeslots.max-occurrences", "must be positive");
        require(maxWaitlist >= 0, "causerie.timeslots.max-waitlist", "must not be negative");
    }
}
