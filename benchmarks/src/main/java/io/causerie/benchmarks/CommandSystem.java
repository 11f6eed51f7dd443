package io.causerie.benchmarks;

import io.causerie.command.CommandSideApplication;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The real command side in a process of its own, told to offer slots ({@code offer <slots> <callers>}), to take registrations
 * for them ({@code register <callers> <millis>}), and to wait until all that follows from either is done ({@code settle}).
 * Arguments: {@code memory}, {@code embedded} or {@code mongo}, then the server's URI, then a directory.
 */
final class CommandSystem {
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final ConfigurableApplicationContext context;
    private int offers;
    private Registrations load;

    private CommandSystem(ConfigurableApplicationContext context) {
        this.context = context;
        this.load = nextLoad(0);
    }

    public static void main(String[] args) throws Exception {
        boolean inMemory = args[0].equals("memory");
        SpringApplication application = inMemory
                ? new SpringApplication(CommandSideApplication.class, InMemory.class)
                : new SpringApplication(CommandSideApplication.class);
        application.setAllowBeanDefinitionOverriding(inMemory);
        try (ConfigurableApplicationContext context = application.run("--spring.config.name=benchmark",
                "--spring.mongodb.uri=" + args[1], "--causerie.event-log.directory=" + args[2],
                "--causerie.event-log.store=" + (inMemory ? "embedded" : args[0]))) {
            CommandSystem system = new CommandSystem(context);
            ChildJvm.obey(system::obey);
        }
        // Axon leaves a thread that would keep the process alive.
        System.exit(0);
    }

    private Object obey(String order) throws Exception {
        String[] words = order.split(" ");
        return switch (words[0]) {
            case "ready" -> true;
            case "offer" -> offer(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "register" ->
                Callers.run(Integer.parseInt(words[1]), Duration.ofMillis(Long.parseLong(words[2])),
                        load::registerNext);
            case "settle" -> settle();
            default -> throw new IllegalArgumentException(order);
        };
    }

    private Registrations nextLoad(int slots) {
        offers++;
        return new Registrations(context.getBean(CommandGateway.class), "offer" + offers, slots,
                context.getBean(Clock.class).instant());
    }

    private Round offer(int slots, int callers) throws Exception {
        load = nextLoad(slots);
        return Callers.run(callers, Duration.ofMinutes(1), load::offerNext);
    }

    /** Waits until the processes that follow the log have caught up, so that their work is counted where it belongs. */
    private boolean settle() throws InterruptedException {
        TrackingToken head = context.getBean(EventStore.class).createHeadToken();
        long position = head == null ? 0 : head.position().orElse(0);
        long end = System.nanoTime() + SETTLING.toNanos();
        while (behind(position) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return !behind(position);
    }

    private boolean behind(long position) {
        return context.getBean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .filter(TrackingEventProcessor.class::isInstance).map(TrackingEventProcessor.class::cast)
                .flatMap(processor -> processor.processingStatus().values().stream())
                .anyMatch(status -> status.getCurrentPosition().orElse(0) < position);
    }

    /** Axon's engine in the place of ours; everything else stays. */
    @Configuration(proxyBeanMethods = false)
    static class InMemory {
        @Bean
        EventStorageEngine eventStorageEngine() {
            return new IndexedMemoryEngine();
        }
    }
}
