package io.causerie.gateway.bridge.kafka;

import io.causerie.gateway.bridge.BridgeLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topic if there is none and if that is allowed; one that is there stays as it is. */
final class TopicCreation {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final short BROKERS_DEFAULT = -1;

    private final Brokers brokers;
    private final BridgeLimits limits;
    private boolean done;

    TopicCreation(Brokers brokers, BridgeLimits limits) {
        this.brokers = brokers;
        this.limits = limits;
        this.done = !limits.createTopic();
    }

    /** Fails if the brokers do not answer within {@code millis}. */
    void ensure(int millis) throws InterruptedException {
        if (!done) {
            create(millis);
            done = true;
        }
    }

    private void create(int millis) throws InterruptedException {
        try (Admin admin = Admin.create(brokers.admin(
                Map.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis)))) {
            admin.createTopics(List.of(topic())).all().get();
            LOG.info("Made the topic {} with {} partitions", limits.topic(), limits.partitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("The topic " + limits.topic() + " cannot be made: " + e.getCause(),
                        e.getCause());
            }
        }
    }

    private NewTopic topic() {
        Optional<Short> replication = limits.replicationFactor() == BROKERS_DEFAULT
                ? Optional.empty()
                : Optional.of(limits.replicationFactor());
        return new NewTopic(limits.topic(), Optional.of(limits.partitions()), replication).configs(
                Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(limits.retention().toMillis())));
    }
}
