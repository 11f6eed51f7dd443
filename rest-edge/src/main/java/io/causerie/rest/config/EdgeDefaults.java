package io.causerie.rest.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Puts {@code rest-edge.properties} under everything that a process or its operator says. Not a
 * {@code @PropertySource}, since that is read too late for logging.
 */
final class EdgeDefaults implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment.getPropertySources()
                    .addLast(new ResourcePropertySource(new ClassPathResource("rest-edge.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
