package io.causerie.gateway.users;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the Auth Service's notices are followed.
 *
 * @param topic where they come from
 * @param deadLetterTopic where those go that can never be heeded
 * @param createTopics whether the two topics are made if there are none
 * @param partitions of a topic that is made
 * @param replicationFactor of a topic that is made; -1: the brokers' own default
 * @param group the consumer group; its nodes share the topic's partitions
 * @param maxSize the largest message that is read, with key and headers; a larger one is put aside without its content
 * @param retryFirst the pause before a notice is handed on again that the command side did not take; it doubles with each further one
 * @param retryMost the longest such pause
 * @param readWithin how long a look at the dead letters may take
 */
@ConfigurationProperties("causerie.user-events")
public record UserEventsSettings(@DefaultValue("user.events") String topic,
        @DefaultValue("user.events.dlt") String deadLetterTopic,
        @DefaultValue("true") boolean createTopics, @DefaultValue("3") int partitions,
        @DefaultValue("-1") short replicationFactor, @DefaultValue("causerie") String group,
        @DefaultValue("64KB") DataSize maxSize, @DefaultValue("PT0.5S") Duration retryFirst,
        @DefaultValue("PT10S") Duration retryMost, @DefaultValue("PT5S") Duration readWithin) {
    public UserEventsSettings {
        if (!retryFirst.isPositive() || retryMost.compareTo(retryFirst) < 0) {
            throw new IllegalArgumentException("causerie.user-events.retry-first must be positive, and"
                    + " causerie.user-events.retry-most no shorter");
        }
    }
}
