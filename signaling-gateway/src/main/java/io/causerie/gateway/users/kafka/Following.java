package io.causerie.gateway.users.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Follows the topic from when there is one, however long the brokers are away at first. It ends before what it hands notices to. */
final class Following implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AMONG_THE_LAST = Integer.MAX_VALUE - 100;

    private final MessageListenerContainer container;
    private final UserTopics topics;
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("user-events-start").factory());
    private volatile boolean running;

    Following(MessageListenerContainer container, UserTopics topics, MeterRegistry registry) {
        this.container = container;
        this.topics = topics;
        Gauge.builder("causerie.user.events.lag", this, Following::lag)
                .description("messages of one partition that are still to be taken by this node, at most")
                .baseUnit("messages")
                .register(registry);
    }

    @Override
    public void start() {
        running = true;
        starter.scheduleWithFixedDelay(this::begin, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void begin() {
        try {
            topics.ensure();
            container.start();
            starter.shutdown();
        } catch (KafkaException e) {
            LOG.debug("The topic of user events cannot be followed yet", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        starter.shutdownNow();
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AMONG_THE_LAST;
    }

    /** How many messages of one partition, at most, are still to be taken by this node. */
    long lag() {
        return (long) most("records-lag-max");
    }

    boolean isConnected() {
        return most("connection-count") > 0;
    }

    /** Of what the Kafka client measures; 0 for what it has not measured yet. */
    private double most(String name) {
        return container.metrics().values().stream().map(Map::entrySet).flatMap(metrics -> metrics.stream())
                .filter(metric -> metric.getKey().name().equals(name))
                .mapToDouble(metric -> value(metric.getValue())).filter(value -> !Double.isNaN(value)).max()
                .orElse(0);
    }

    private static double value(Metric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
