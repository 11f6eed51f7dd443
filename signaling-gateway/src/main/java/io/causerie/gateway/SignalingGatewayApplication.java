package io.causerie.gateway;

import io.causerie.eventlog.config.EventLogConfiguration;
import io.causerie.gateway.config.GatewayConfiguration;
import io.causerie.rest.config.RestEdgeConfiguration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The gateway as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventLogConfiguration.class, RestEdgeConfiguration.class, GatewayConfiguration.class})
public class SignalingGatewayApplication {
    public static void main(String[] args) {
        var application = new SpringApplication(SignalingGatewayApplication.class);
        // In a process of its own there is no command bus that leads anywhere.
        application.setDefaultProperties(Map.of("causerie.command-link.url", "http://127.0.0.1:8081"));
        application.run(args);
    }
}
