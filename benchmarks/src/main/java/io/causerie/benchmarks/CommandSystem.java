package io.causerie.benchmarks;

import io.causerie.command.CommandSideApplication;
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
 * The real command side in a process of its own, told to take registrations: {@code turn <slots> <callers> <millis>}.
 * Arguments: {@code memory}, {@code embedded} or {@code mongo}, then the server's URI, then a directory.
 */
final class CommandSystem {
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final ConfigurableApplicationContext context;
    private int turns;

    private CommandSystem(ConfigurableApplicationContext context) {
        this.context = context;
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
    }

    private Object obey(String order) throws Exception {
        String[] words = order.split(" ");
        return switch (words[0]) {
            case "ready" -> true;
            case "turn" -> turn(Integer.parseInt(words[1]), Integer.parseInt(words[2]),
                    Duration.ofMillis(Long.parseLong(words[3])));
            default -> throw new IllegalArgumentException(order);
        };
    }

    private Round turn(int slots, int callers, Duration time) throws Exception {
        turns++;
        Registrations load = new Registrations(context.getBean(CommandGateway.class), "turn" + turns, slots);
        Callers.run(callers, Duration.ofMinutes(2), load::offerNext);
        settle();
        long cpu = Cpu.nanos();
        Round round = Callers.run(callers, time, load::registerNext);
        settle();
        return new Round(round.operations(), round.nanos(), Cpu.nanos() - cpu, round.medianNanos(),
                round.p99Nanos());
    }

    /** Waits until the processes that follow the log have caught up, so that their work is counted where it belongs. */
    private void settle() throws InterruptedException {
        TrackingToken head = context.getBean(EventStore.class).createHeadToken();
        long position = head == null ? 0 : head.position().orElse(0);
        long end = System.nanoTime() + SETTLING.toNanos();
        while (behind(position) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
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
