package io.causerie.recording;

import io.causerie.eventlog.config.EventLogConfiguration;
import io.causerie.recording.config.RecordingHandlerConfiguration;
import io.causerie.rest.config.RestEdgeConfiguration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The recording handler as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventLogConfiguration.class, RestEdgeConfiguration.class, RecordingHandlerConfiguration.class})
public class RecordingHandlerApplication {
    public static void main(String[] args) {
        var application = new SpringApplication(RecordingHandlerApplication.class);
        // In a process of its own there is no command bus that leads anywhere.
        application.setDefaultProperties(Map.of("causerie.command-link.url", "http://127.0.0.1:8081"));
        application.run(args);
    }
}
