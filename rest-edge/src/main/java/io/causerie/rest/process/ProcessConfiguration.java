package io.causerie.rest.process;

import com.mongodb.client.MongoClient;
import io.causerie.eventlog.deadline.DeadlineConfiguration;
import io.causerie.rest.process.SignsOfLife.Identity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Signs of life, in processes that have MongoDB. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MongoConnectionDetails.class)
@EnableConfigurationProperties(ProcessSettings.class)
public class ProcessConfiguration {
    private static final String UNPACKED = "unpacked";

    @Bean
    Processes processes(MongoClient client, ObjectProvider<MongoConnectionDetails> connection) {
        return new Processes(DeadlineConfiguration.database(client, connection));
    }

    @Bean
    SignsOfLife signsOfLife(Processes processes, HealthEndpoint health,
            ObjectProvider<ProcessFigures> figures,
            ProcessSettings settings, Clock clock, Environment environment) {
        return new SignsOfLife(processes, () -> identity(environment), health::health,
                figures.orderedStream().toList(), settings, clock);
    }

    private static Identity identity(Environment environment) {
        String port = environment.getProperty("local.server.port",
                Long.toString(ProcessHandle.current().pid()));
        String version = ProcessConfiguration.class.getPackage().getImplementationVersion();
        return new Identity(host() + ":" + port,
                environment.getProperty("spring.application.name", "causerie"),
                version == null ? UNPACKED : version);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
