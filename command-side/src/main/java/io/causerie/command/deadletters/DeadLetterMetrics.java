package io.causerie.command.deadletters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code causerie.reactions.dead.letters}: of all nodes together. */
@Component
final class DeadLetterMetrics implements MeterBinder {
    private final LetterStore letters;

    DeadLetterMetrics(LetterStore letters) {
        this.letters = letters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("causerie.reactions.dead.letters", letters, store -> store.count(DeadLetters.REACTIONS))
                .tag("reaction", DeadLetters.REACTIONS)
                .description(
                        "Events that a reaction failed for good to react to, and those that wait behind them")
                .register(registry);
    }
}
