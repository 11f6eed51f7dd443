package io.causerie.command.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.causerie.command.deadletters.DeadLetterLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import io.causerie.eventlog.axon.LogFollowing;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventFollowingTest {
    private static final ProcessLimits LIMITS = new ProcessLimits(1, Duration.ofMillis(1),
            Duration.ofMillis(1));

    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final Tokens tokens = new Tokens();
    /** For dead letters, of which there are none: there is no reaction. */
    private final MongoClient nowhere = MongoClients.create("mongodb://127.0.0.1:1");
    private Configuration node;

    @BeforeEach
    void configure() {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> JacksonSerializer.defaultSerializer())
                .registerComponent(TransactionManager.class, _ -> Begun::new)
                .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine());
        configurer.eventProcessing(processing -> processing.registerEventHandler(_ -> new Process()));
        new EventFollowing(
                DefaultMongoTemplate.builder().mongoDatabase(nowhere.getDatabase("none")).build(),
                JacksonSerializer.defaultSerializer(),
                new LogFollowing(tokens, Duration.ofSeconds(10), Duration.ofMillis(20)), LIMITS,
                new DeadLetterLimits(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                Clock.systemUTC())
                .configureModule(configurer);
        node = configurer.buildConfiguration();
    }

    @AfterEach
    void stop() {
        node.shutdown();
        nowhere.close();
    }

    @Test
    void a_token_is_stored_after_what_it_covers_was_handled_whatever_transactions_there_are() {
        node.start();

        node.eventStore().publish(GenericEventMessage.asEventMessage("event"));

        await().untilAsserted(() -> assertThat(happened).containsExactly("handled", "token stored"));
    }

    @Test
    void what_another_node_lets_go_of_is_taken_over_within_the_claim_interval() {
        tokens.claimedElsewhere = true;
        node.start();
        node.eventStore().publish(GenericEventMessage.asEventMessage("event"));
        await().untilAsserted(() -> assertThat(tokens.refused).hasPositiveValue());

        tokens.claimedElsewhere = false;

        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(happened).contains("handled"));
    }

    private static final class Begun implements Transaction {
        @Override
        public void commit() {
            /* of nothing */ }

        @Override
        public void rollback() {
            /* of nothing */ }
    }

    @ProcessingGroup(EventFollowing.PROCESSES)
    private final class Process {
        @EventHandler
        void on(String event) {
            happened.add("handled");
        }
    }

    private final class Tokens extends InMemoryTokenStore {
        private final AtomicInteger refused = new AtomicInteger();
        private volatile boolean claimedElsewhere;

        @Override
        public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
            happened.add("token stored");
            super.storeToken(token, processorName, segment);
        }

        @Override
        public @Nullable TrackingToken fetchToken(String processorName, int segment) {
            if (claimedElsewhere) {
                refused.incrementAndGet();
                throw new UnableToClaimTokenException("another node has it");
            }
            return super.fetchToken(processorName, segment);
        }
    }
}
