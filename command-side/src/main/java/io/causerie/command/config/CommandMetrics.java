package io.causerie.command.config;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.monitoring.MessageMonitor;

/**
 * {@code causerie.commands}: how often each command was carried out or not, and how long that took until its events were
 * durable. One that is decided anew after a conflict counts again.
 */
final class CommandMetrics implements MessageMonitor<CommandMessage<?>> {
    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "refused";
    private static final String CONFLICT = "conflict";
    private static final String FAILED = "failed";

    private final MeterRegistry registry;

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public MonitorCallback onMessageIngested(CommandMessage<?> command) {
        return new Measured(command.getPayloadType(), Timer.start(registry));
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof Rejection || failure instanceof InvalidValue) {
            return REFUSED;
        }
        return ConflictRetry.isConflict(failure) ? CONFLICT : FAILED;
    }

    private final class Measured implements MonitorCallback {
        private final Class<?> command;
        private final Timer.Sample sample;

        Measured(Class<?> command, Timer.Sample sample) {
            this.command = command;
            this.sample = sample;
        }

        private void measured(String outcome) {
            sample.stop(Timer.builder("causerie.commands")
                    .description("Commands, from their handler's start until their events were durable")
                    .tag("command", Cause.nameOf(command)).tag("outcome", outcome)
                    .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(100),
                            Duration.ofSeconds(1))
                    .register(registry));
        }

        @Override
        public void reportSuccess() {
            measured(ACCEPTED);
        }

        @Override
        public void reportFailure(Throwable cause) {
            measured(outcome(cause));
        }

        @Override
        public void reportIgnored() {
            measured(FAILED);
        }
    }
}
