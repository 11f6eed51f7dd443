package io.causerie.rest.process;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The signs of life of processes ({@code causerie.signs-of-life.*}).
 *
 * @param interval how often this process gives a sign of life
 * @param forgetAfter for how long a process that fell silent is remembered
 */
@ConfigurationProperties("causerie.signs-of-life")
public record ProcessSettings(@DefaultValue("PT5S") Duration interval,
        @DefaultValue("P1D") Duration forgetAfter) {
    public ProcessSettings {
        if (!interval.isPositive() || !forgetAfter.isPositive()) {
            throw new IllegalArgumentException("causerie.signs-of-life.* must be positive");
        }
    }
}
