package io.causerie.standalone;

import io.causerie.command.config.CommandSideConfiguration;
import io.causerie.eventlog.config.EventLogConfiguration;
import io.causerie.gateway.config.GatewayConfiguration;
import io.causerie.query.config.QuerySideConfiguration;
import io.causerie.recording.config.RecordingHandlerConfiguration;
import io.causerie.rest.config.RestEdgeConfiguration;
import io.causerie.standalone.data.DataDirectoryInitializer;
import io.causerie.standalone.demo.DemoConfiguration;
import io.causerie.standalone.dev.DevIssuerConfiguration;
import io.causerie.standalone.ffmpeg.BundledFfmpegConfiguration;
import io.causerie.standalone.kafka.EmbeddedKafkaConfiguration;
import io.causerie.standalone.mongo.EmbeddedMongoConfiguration;
import io.causerie.standalone.s3.EmbeddedS3Configuration;
import io.causerie.standalone.start.ExitCode;
import io.causerie.standalone.start.StartBanner;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Everything in one process. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EventLogConfiguration.class, RestEdgeConfiguration.class, CommandSideConfiguration.class,
        QuerySideConfiguration.class, GatewayConfiguration.class, RecordingHandlerConfiguration.class,
        EmbeddedMongoConfiguration.class, EmbeddedS3Configuration.class, EmbeddedKafkaConfiguration.class,
        BundledFfmpegConfiguration.class,
        DevIssuerConfiguration.class,
        DemoConfiguration.class, StartBanner.class})
public class StandaloneApplication {
    public static void main(String[] args) {
        try {
            start(args);
        } catch (RuntimeException e) {
            // Spring Boot has told why; what is left to say is the exit code.
            System.exit(ExitCode.of(e).code());
        }
    }

    static ConfigurableApplicationContext start(String... args) {
        var application = new SpringApplication(StandaloneApplication.class);
        // A name of its own, since the sides bring an application.yaml each.
        application.setDefaultProperties(Map.of("spring.config.name", "causerie"));
        // The sides do not know of each other, nor of each other's names.
        application.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        application.addInitializers(new DataDirectoryInitializer());
        return application.run(args);
    }
}
