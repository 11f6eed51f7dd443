package io.causerie.eventlog.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class DeadlineConfigurationTest {
    private final DeadlineNodes nodes = new DeadlineNodes();

    @AfterEach
    void close() {
        nodes.close();
    }

    /** Schedules and is told, as the processes of the command side are. */
    static final class Reminder extends RecordingHandler {
        private final Deadlines deadlines;

        Reminder(Deadlines deadlines) {
            super("Reminder");
            this.deadlines = deadlines;
        }

        void on(String slot) {
            deadlines.schedule(name(), slot, Instant.now());
        }
    }

    @Test
    void handlersThatScheduleTheirOwnDeadlinesAreFoundStartedStoppedAndStartedAgain() {
        try (AnnotationConfigApplicationContext context = context(Map.of())) {
            Reminder reminder = context.getBean(Reminder.class);
            reminder.on("slot-1");
            await().until(() -> reminder.keys().equals(List.of("slot-1")));

            context.stop();
            reminder.on("slot-2");
            await().during(Duration.ofMillis(500)).until(() -> reminder.told().size() == 1);
            assertThat(nodes.documents().countDocuments()).isEqualTo(1);

            context.start();
            await().until(() -> reminder.keys().equals(List.of("slot-1", "slot-2")));
        }
    }

    @Test
    void whatWasKeptIsMeasured() {
        try (AnnotationConfigApplicationContext context = context(Map.of())) {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            context.getBean(DeadlineMetrics.class).bindTo(meters);
            context.getBean(Deadlines.class).schedule("Reminder", "late", Instant.now().minusSeconds(5));
            context.getBean(Deadlines.class).schedule("Reminder", "now", Instant.now());

            await().until(() -> meters.get("causerie.deadlines.fired").functionCounter().count() == 2);
            assertThat(meters.get("causerie.deadlines.late").functionCounter().count()).isEqualTo(1);
            assertThat(meters.get("causerie.deadlines.retried").functionCounter().count()).isZero();
            assertThat(meters.get("causerie.deadlines.expected").gauge().value()).isNotNegative();
        }
    }

    @Test
    void propertiesAreBoundAndHaveDefaults() {
        try (AnnotationConfigApplicationContext context = context(
                Map.of("causerie.deadlines.poll-interval", "PT2M", "causerie.deadlines.exclusive", "true"))) {
            assertThat(context.getBean(DeadlineProperties.class)).isEqualTo(
                    new DeadlineProperties(Duration.ofMinutes(2), true, Duration.ofSeconds(30), 64,
                            Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofSeconds(5)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "7,32000", "8,60000", "1000000,60000"})
    void pausesDoubleUpToAMaximum(int attempts, long millis) {
        try (AnnotationConfigApplicationContext context = context(Map.of())) {
            assertThat(context.getBean(DeadlineProperties.class).pauseAfter(attempts)).hasMillis(millis);
        }
    }

    private AnnotationConfigApplicationContext context(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(MongoClient.class, () -> DeadlineNodes.client(nodes.address()));
        context.registerBean(MongoConnectionDetails.class,
                () -> () -> new ConnectionString("mongodb://localhost/causerie"));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.register(DeadlineConfiguration.class, Reminder.class);
        context.refresh();
        return context;
    }
}
