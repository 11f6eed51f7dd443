package io.causerie.gateway.bridge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other services are told. Where Kafka is, and how to get in, are Spring Boot's own {@code spring.kafka.*}.
 *
 * @param enabled whether this node has to do with Kafka at all; nodes that do share the work
 * @param topic where it is told
 * @param source the CloudEvents {@code source}: which Causerie this is
 * @param createTopic whether the topic is made if there is none
 * @param partitions of a topic that is made; adding some later loses the order of what is on its way
 * @param replicationFactor of a topic that is made; -1: the brokers' own default
 * @param retention how long a topic that is made keeps what it was told
 * @param batchSize how many events of the log are between two writes of a token, at most
 * @param patience after how long without a sign of them the brokers count as away
 * @param retryMost the longest pause between two attempts
 * @param checkRange how many positions of the log one check may cover
 * @param checkTimeout how long one check may take
 */
@ConfigurationProperties("causerie.bridge")
public record BridgeLimits(@DefaultValue("true") boolean enabled,
        @DefaultValue("conversation.events") String topic, @DefaultValue("/causerie") String source,
        @DefaultValue("true") boolean createTopic, @DefaultValue("6") int partitions,
        @DefaultValue("-1") short replicationFactor, @DefaultValue("P30D") Duration retention,
        @DefaultValue("500") int batchSize, @DefaultValue("PT30S") Duration patience,
        @DefaultValue("PT5S") Duration retryMost, @DefaultValue("100000") int checkRange,
        @DefaultValue("PT20S") Duration checkTimeout) {}
