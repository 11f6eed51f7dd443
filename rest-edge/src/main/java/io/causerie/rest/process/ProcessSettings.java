package io.causerie.rest.process;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The signs of life of processes ({@code causerie.processes.*}).
 *
 * @param interval how often this process gives one
 * @param forgetAfter for how long one that fell silent is remembered
 */
@ConfigurationProperties("causerie.processes")
public record ProcessSettings(@DefaultValue("PT5S") Duration interval,
        @DefaultValue("P1D") Duration forgetAfter) {
    public ProcessSettings {
        if (!interval.isPositive() || !forgetAfter.isPositive()) {
            throw new IllegalArgumentException("causerie.processes.* must be positive");
        }
    }
}
