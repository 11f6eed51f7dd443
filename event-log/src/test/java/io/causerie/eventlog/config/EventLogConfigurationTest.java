package io.causerie.eventlog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.LogPosition;
import io.causerie.eventlog.Talk;
import io.causerie.eventlog.axon.CommitLogEventStore;
import io.causerie.eventlog.axon.LogicalNameSerializer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class EventLogConfigurationTest {
    @TempDir
    Path directory;

    @Test
    void axonOnSpringBootPublishesToTheLogAndFollowsIt() {
        try (ConfigurableApplicationContext context = start()) {
            context.getBean(EventGateway.class).publish(new Talk.Begun("t1", Instant.EPOCH));

            await().untilAsserted(
                    () -> assertThat(context.getBean(Listener.class).heard).containsExactly("t1"));
            assertThat(context.getBean(LogPosition.class).position()).isEqualTo(1);
        }
    }

    @Test
    void whatWasPublishedIsThereAfterARestart() {
        try (ConfigurableApplicationContext context = start()) {
            context.getBean(EventGateway.class).publish(new Talk.Begun("t1", Instant.EPOCH));
        }
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(CommitLog.class).head()).isEqualTo(1);
        }
    }

    @Test
    void axonUsesTheBeansOfTheLog() {
        try (ConfigurableApplicationContext context = start()) {
            var axon = context.getBean(org.axonframework.config.Configuration.class);

            assertThat(context.getBean(EventBus.class)).isInstanceOf(CommitLogEventStore.class);
            assertThat(axon.eventStore()).isSameAs(context.getBean(EventStore.class));
            assertThat(axon.eventSerializer()).isInstanceOf(LogicalNameSerializer.class);
            assertThat(axon.serializer()).isSameAs(context.getBean(Serializer.class))
                    .isNotInstanceOf(LogicalNameSerializer.class);
            assertThat(context.getBean(Side.class).events).isSameAs(axon.eventSerializer());
        }
    }

    private ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplicationBuilder(Side.class).web(WebApplicationType.NONE)
                .build();
        return application.run("--causerie.event-log.store=embedded",
                "--causerie.event-log.directory=" + directory, "--axoniq.update-checker.disabled=true",
                "--spring.main.banner-mode=off");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
    @Import(EventLogConfiguration.class)
    static class Side {
        private final Serializer events;

        Side(@Qualifier("eventSerializer") Serializer events) {
            this.events = events;
        }

        @Bean
        static EventTypes types() {
            return Talk.TYPES;
        }

        @Bean
        static TokenStore tokenStore() {
            return new InMemoryTokenStore();
        }

        @Bean
        static Listener listener() {
            return new Listener();
        }
    }

    @ProcessingGroup("listener")
    static class Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(Talk.Begun event) {
            heard.add(event.talkId());
        }
    }
}
