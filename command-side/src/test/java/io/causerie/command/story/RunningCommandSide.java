package io.causerie.command.story;

import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.command.CommandSideApplication;
import io.causerie.eventlog.CommitLog;
import io.causerie.rest.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command side in this JVM, on a port of its own. */
final class RunningCommandSide implements AutoCloseable {
    /** What came back. */
    record Answer(int status, JsonNode body, long position) {
        String text(String field) {
            return body.path(field).asString("");
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MongoServer mongo;
    private final ConfigurableApplicationContext context;
    private final String origin;

    private RunningCommandSide(MongoServer mongo, ConfigurableApplicationContext context) {
        this.mongo = mongo;
        this.context = context;
        this.origin = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** With a log in {@code directory}, and these further properties. */
    static RunningCommandSide in(Path directory, String... properties) {
        MongoServer mongo = new MongoServer(new MemoryBackend());
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1",
                "--spring.mongodb.uri=mongodb://127.0.0.1:" + mongo.bind().getPort() + "/causerie",
                "--causerie.event-log.store=embedded", "--causerie.event-log.directory=" + directory,
                "--causerie.deadlines.poll-interval=PT0.1S", "--logging.level.root=WARN",
                "--spring.main.banner-mode=off"));
        List.of(properties).forEach(property -> arguments.add("--" + property));
        return new RunningCommandSide(mongo,
                new SpringApplicationBuilder(CommandSideApplication.class, TestTokens.Decoder.class)
                        .run(arguments.toArray(String[]::new)));
    }

    Answer post(String path, String user, String role, String json, String... headers) {
        return send(request(path, user, role, headers).POST(BodyPublishers.ofString(json)));
    }

    /** With whatever the caller takes for authorization. */
    Answer postAs(String authorization, String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).header("Authorization", authorization)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer patch(String path, String user, String role, String json) {
        return send(request(path, user, role).method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer put(String path, String user, String role, String json) {
        return send(request(path, user, role).PUT(BodyPublishers.ofString(json)));
    }

    Answer get(String path, String user, String role) {
        return send(request(path, user, role).GET());
    }

    Answer delete(String path, String user, String role) {
        return send(request(path, user, role).DELETE());
    }

    /** Until they have heard of everything that has happened. */
    void awaitReactions() {
        long head = bean(CommitLog.class).head();
        TrackingEventProcessor reactions = bean(EventProcessingConfiguration.class)
                .eventProcessor("reactions", TrackingEventProcessor.class).orElseThrow();
        await().atMost(Duration.ofSeconds(30)).until(() -> reactions.processingStatus().values().stream()
                .anyMatch(status -> status.getCurrentPosition().orElse(0) >= head));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What has happened to one aggregate. */
    List<Object> eventsOf(String aggregateId) {
        return messagesOf(aggregateId).stream().<Object>map(DomainEventMessage::getPayload).toList();
    }

    List<? extends DomainEventMessage<?>> messagesOf(String aggregateId) {
        return bean(EventStore.class).readEvents(aggregateId).asStream().toList();
    }

    private HttpRequest.Builder request(String path, String user, String role, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", TestTokens.bearer(user, role))
                .header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(),
                    JSON.readTree(response.body().isEmpty() ? "{}" : response.body()),
                    response.headers().firstValueAsLong("X-Position").orElse(-1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        mongo.shutdownNow();
    }
}
