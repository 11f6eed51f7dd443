package io.causerie.gateway.users.kafka;

import io.causerie.gateway.bridge.kafka.Brokers;
import io.causerie.gateway.link.CommandLink;
import io.causerie.gateway.users.NoticeDesk;
import io.causerie.gateway.users.NoticeMeters;
import io.causerie.gateway.users.NoticeReader;
import io.causerie.gateway.users.Poison;
import io.causerie.gateway.users.UserEventsSettings;
import io.causerie.gateway.users.rows.SettledLetters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** Notices by Kafka, unless this node is told to do without it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "causerie.bridge.enabled", matchIfMissing = true)
@EnableConfigurationProperties(UserEventsSettings.class)
public class UserEventsConfiguration {
    @Bean
    NoticeMeters noticeMeters(MeterRegistry registry) {
        return new NoticeMeters(registry);
    }

    @Bean
    Clients userEventClients(Brokers brokers, UserEventsSettings settings) {
        return new Clients(brokers, settings);
    }

    @Bean
    Inbox userEventInbox(CommandLink link, NoticeMeters meters, UserEventsSettings settings, Clock clock) {
        return new Inbox(new NoticeReader(clock), new NoticeDesk(link), meters, settings.maxSize());
    }

    @Bean
    Following userEventFollowing(Clients clients, Inbox inbox, NoticeMeters meters,
            UserEventsSettings settings,
            MeterRegistry registry) {
        ContainerProperties properties = new ContainerProperties(settings.topic());
        properties.setMessageListener(inbox);
        // A message is acknowledged once it is handled, and before the next one is.
        properties.setAckMode(ContainerProperties.AckMode.RECORD);
        properties.setAuthExceptionRetryInterval(settings.retryMost());
        KafkaMessageListenerContainer<byte[], byte[]> container = new KafkaMessageListenerContainer<>(
                clients.followers(), properties);
        container.setBeanName("user-events");
        container.setCommonErrorHandler(errors(clients, meters, settings));
        return new Following(container, clients.topics(), registry);
    }

    /** What can never be heeded is put aside at once; anything else is waited for, and what comes after it with it. */
    private static DefaultErrorHandler errors(Clients clients, NoticeMeters meters,
            UserEventsSettings settings) {
        DefaultErrorHandler errors = new DefaultErrorHandler(
                new DeadLetterRecoverer(clients.sender(), settings.deadLetterTopic(), meters),
                forEver(settings));
        errors.addNotRetryableExceptions(Poison.class);
        return errors;
    }

    private static BackOff forEver(UserEventsSettings settings) {
        ExponentialBackOff pauses = new ExponentialBackOff(settings.retryFirst().toMillis(), 2);
        pauses.setMaxInterval(settings.retryMost().toMillis());
        return pauses;
    }

    @Bean
    SettledLetters settledLetters(MongoOperations mongo, Clock clock) {
        return new SettledLetters(mongo, clock);
    }

    @Bean
    DeadLetters userEventDeadLetters(Clients clients, Inbox inbox, SettledLetters settled,
            UserEventsSettings settings) {
        return new DeadLetters(clients.lookers(), inbox, settled, settings);
    }

    @Bean
    UserEventsHealth userEventsHealthIndicator(Following following, NoticeMeters meters) {
        return new UserEventsHealth(following, meters);
    }
}
