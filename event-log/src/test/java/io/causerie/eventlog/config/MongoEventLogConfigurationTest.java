package io.causerie.eventlog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.EventTypes;
import io.causerie.eventlog.Talk;
import io.causerie.eventlog.mongo.MongoCommitStore;
import io.causerie.eventlog.mongo.MongoSite;
import java.time.Instant;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class MongoEventLogConfigurationTest {
    private final MongoSite mongo = MongoSite.embedded();

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void byDefaultTheLogIsInTheApplicationsDatabase() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Side.class)
                .web(WebApplicationType.NONE)
                .run("--spring.mongodb.uri=" + mongo.uri() + "/" + mongo.databaseName(),
                        "--axoniq.update-checker.disabled=true", "--spring.main.banner-mode=off")) {
            context.getBean(EventGateway.class).publish(new Talk.Begun("t1", Instant.EPOCH));

            assertThat(context.getBean(CommitStore.class)).isInstanceOf(MongoCommitStore.class);
            assertThat(mongo.commits().countDocuments()).isEqualTo(1);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(EventLogConfiguration.class)
    static class Side {
        @Bean
        static EventTypes types() {
            return Talk.TYPES;
        }
    }
}
