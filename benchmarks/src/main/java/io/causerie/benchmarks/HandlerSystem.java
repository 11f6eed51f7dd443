package io.causerie.benchmarks;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.eventlog.config.EventLogConfiguration;
import io.causerie.recording.config.RecordingHandlerConfiguration;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartFacts;
import io.causerie.recording.store.PartType;
import io.causerie.recording.store.Sha256;
import io.causerie.recording.store.s3.S3Connection;
import io.causerie.rest.config.RestEdgeConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The real recording handler in a process of its own, and what little it needs of a command side. Arguments: MongoDB's URI, the S3
 * server's, the log's directory.
 */
final class HandlerSystem {
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final EventStore events;
    private final ObjectStore store;
    private final Clock clock;
    private final BlockingQueue<RecordingCommand.StoreRecording> stored;

    private HandlerSystem(ConfigurableApplicationContext context) {
        this.events = context.getBean(EventStore.class);
        this.store = context.getBean(ObjectStore.class);
        this.clock = context.getBean(Clock.class);
        this.stored = context.getBean(CommandSide.class).stored;
    }

    public static void main(String[] args) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplication(Handler.class).run(
                "--spring.config.name=benchmark", "--spring.mongodb.uri=" + args[0],
                "--benchmark.s3=" + args[1], "--causerie.event-log.store=embedded",
                "--causerie.event-log.directory=" + args[2], "--causerie.recording.s3.create-bucket=true",
                "--causerie.recording.finalize.settle=PT0S",
                "--causerie.recording.finalize.poll-interval=PT0.1S")) {
            HandlerSystem system = new HandlerSystem(context);
            ChildJvm.obey(system::obey);
        }
        // Axon leaves a thread that would keep the process alive.
        System.exit(0);
    }

    private Object obey(String order) throws Exception {
        String[] words = order.split(" ", 2);
        return switch (words[0]) {
            case "ready" -> true;
            case "record" -> recorded(Path.of(words[1]));
            case "finalize" -> finalized(words[1]);
            default -> throw new IllegalArgumentException(order);
        };
    }

    /** A session that has just ended, in which each directory's parts were spoken by one participant. */
    private String recorded(Path spoken) throws IOException {
        String session = UUID.randomUUID().toString();
        List<Path> speakers = listed(spoken).stream().filter(Files::isDirectory).toList();
        long seconds = speakers.stream().mapToLong(HandlerSystem::parts).max().orElseThrow()
                * SpokenParts.PART.toSeconds();
        Instant start = clock.instant().minusSeconds(seconds);
        List<Object> history = new ArrayList<>();
        List<String> users = new ArrayList<>();
        for (Path speaker : speakers) {
            String user = speaker.getFileName().toString();
            users.add(user);
            history.add(new SessionEvent.ParticipantJoined(session, "slot", session + user, user, true, true,
                    users.size(), start));
            history.add(new SessionEvent.ConsentChanged(session, user, true, "1", start));
            upload(session, user, speaker);
        }
        history.add(new SessionEvent.Activated(session, start));
        history.add(new SessionEvent.Ended(session, "slot", "time-expired", users, clock.instant()));
        publish(session, history);
        return session;
    }

    private void upload(String session, String user, Path speaker) throws IOException {
        String track = UUID.randomUUID().toString();
        int seq = 0;
        for (Path part : listed(speaker)) {
            byte[] content = Files.readAllBytes(part);
            store.put(Keys.part(session, user, track, seq), content, PartType.WEBM.mediaType(),
                    new PartFacts(seq * SpokenParts.PART.toMillis(), SpokenParts.PART.toMillis(),
                            PartType.WEBM,
                            Sha256.of(content)).metadata());
            seq++;
        }
    }

    /** From when the files were asked for until they are said to be stored. */
    private Round finalized(String session) throws Exception {
        long cpu = Cpu.nanosWithChildren();
        long start = System.nanoTime();
        publish(session, List.of(new SessionEvent.RecordingRequested(session, 1, clock.instant())));
        RecordingCommand.StoreRecording files = stored.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
        if (files == null || !files.sessionId().value().equals(session)) {
            throw new IllegalStateException("No files of " + session + ", but " + files);
        }
        long nanos = System.nanoTime() - start;
        return new Round(1, nanos, Cpu.nanosWithChildren() - cpu, nanos, nanos);
    }

    private void publish(String session, List<Object> history) {
        long first = events.lastSequenceNumberFor(session).map(last -> last + 1).orElse(0L);
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (Object event : history) {
            messages.add(new GenericDomainEventMessage<>("Session", session, first + messages.size(), event));
        }
        events.publish(messages);
    }

    private static long parts(Path speaker) {
        try {
            return listed(speaker).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> listed(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /** The process. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({EventLogConfiguration.class, RestEdgeConfiguration.class, RecordingHandlerConfiguration.class,
            CommandSide.class})
    static class Handler {
        @Bean
        S3Connection s3Connection(@Value("${benchmark.s3}") URI uri) {
            return new S3Connection(uri, S3Process.KEY, S3Process.SECRET);
        }
    }

    /** Takes what has been made. */
    static class CommandSide {
        private final BlockingQueue<RecordingCommand.StoreRecording> stored = new LinkedBlockingQueue<>();

        @CommandHandler
        void handle(RecordingCommand.StoreRecording files) {
            stored.add(files);
        }
    }
}
