package io.causerie.gateway.users.kafka;

import io.causerie.gateway.users.UserEventsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics if there are none and if that is allowed; one that is there stays as it is. */
final class UserTopics {
    private static final short BROKERS_DEFAULT = -1;

    private final Map<String, Object> brokers;
    private final UserEventsSettings settings;

    /** {@code brokers}: how an administrator reaches them. */
    UserTopics(Map<String, Object> brokers, UserEventsSettings settings) {
        this.brokers = brokers;
        this.settings = settings;
    }

    /** Fails with a {@link KafkaException} if they do not answer. */
    void ensure() {
        if (settings.createTopics()) {
            try (Admin admin = Admin.create(brokers)) {
                admin.createTopics(List.of(topic(settings.topic()), topic(settings.deadLetterTopic())))
                        .values().values().forEach(UserTopics::await);
            }
        }
    }

    private static void await(KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("A topic cannot be made", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while a topic was made", e);
        }
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(settings.partitions()),
                Optional.of(settings.replicationFactor())
                        .filter(factor -> factor != BROKERS_DEFAULT));
    }
}
