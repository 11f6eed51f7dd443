package io.causerie.command.deadletters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the dead letters of the reactions may take ({@code causerie.dead-letters.*}).
 *
 * @param maxSequences of how many aggregates there may be letters; with more the reactions wait until there is room
 * @param maxSequenceLength how many letters of one aggregate there may be; with more the reactions wait
 * @param claim for how long nobody else retries what a node that died was retrying
 * @param retryAllWithin how long one call that retries all goes on with further aggregates
 */
@ConfigurationProperties("causerie.dead-letters")
public record DeadLetterLimits(@DefaultValue("1024") int maxSequences,
        @DefaultValue("1024") int maxSequenceLength, @DefaultValue("PT30S") Duration claim,
        @DefaultValue("PT20S") Duration retryAllWithin) {}
