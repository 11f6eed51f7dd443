package io.causerie.standalone;

import static io.causerie.standalone.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.standalone.SpanReceiver.Told;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request leads to is one trace, if the process is told where to send traces. */
@ExtendWith(OutputCaptureExtension.class)
class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + CALLER + "-01";

    @TempDir
    Path directory;

    @Test
    void whatABanLeadsToIsOneTraceFromTheRequestToTheSocketOfWhoIsPromoted(CapturedOutput output) {
        try (var receiver = new SpanReceiver();
                var causerie = InProcess.on(directory,
                        "--management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.endpoint(),
                        "--management.opentelemetry.tracing.export.schedule-delay=50ms",
                        "--management.tracing.sampling.probability=0",
                        "--logging.structured.format.console=ecs",
                        "--logging.level.org.springframework.web.servlet.DispatcherServlet=DEBUG")) {
            Client client = causerie.client();
            String slot = fullSlot(client);
            Queue<String> heard = new ConcurrentLinkedQueue<>();
            WebSocket socket = connected(client, "noa", heard);

            assertThat(ban(client, "marie").statusCode()).isEqualTo(204);
            await().until(() -> heard.stream().anyMatch(frame -> frame.contains("registration-promoted")));

            await().untilAsserted(() -> assertTrace(receiver.ofTrace(TRACE)));
            String logged = output.getOut().lines().filter(line -> line.contains("/users/marie/ban"))
                    .findFirst().orElseThrow();
            assertLogged(JsonMapper.shared().readTree(logged));
            JsonNode promoted = json(client.get("/audit/timeslots/" + slot + "/events", "Authorization",
                    bearer(client, "ada", "auditor"))).path("items").valueStream().reduce((_, last) -> last)
                    .orElseThrow();
            assertThat(promoted.path("traceId").asString()).isEqualTo(TRACE);
            socket.abort();
        }
    }

    private static void assertTrace(List<Told> spans) {
        assertThat(spans).extracting(Told::traceId).containsOnly(TRACE);
        Told request = only(spans, "http post /users/{id}/ban", CALLER);
        Told ban = only(spans, "ModerationCommand.Ban", request.spanId());
        only(spans, "append", ban.spanId());
        Told reaction = only(spans, "reactions Banned", ban.spanId());
        Told cancelled = only(spans, "TimeSlotCommand.CancelRegistration", reaction.spanId());
        only(spans, "append", cancelled.spanId());
        only(spans, "registrations WaitlistPromoted", cancelled.spanId());
        Told heard = only(spans, "gateway-rooms-of-this-node WaitlistPromoted", cancelled.spanId());
        only(spans, "send RegistrationPromoted", heard.spanId());
    }

    private static Told only(List<Told> spans, String name, String parentId) {
        assertThat(spans).filteredOn(span -> span.name().equals(name) && span.parentId().equals(parentId))
                .as(name).hasSize(1);
        return spans.stream().filter(span -> span.name().equals(name) && span.parentId().equals(parentId))
                .findFirst().orElseThrow();
    }

    private static void assertLogged(JsonNode line) {
        assertThat(line.path("correlationId").asString()).isEqualTo("request-1");
        assertThat(line.path("traceId").asString()).isEqualTo(TRACE);
        assertThat(line.path("spanId").asString()).hasSize(16);
        assertThat(line.propertyNames()).isSubsetOf("@timestamp", "log", "process", "service", "message",
                "tags",
                "correlationId", "traceId", "spanId", "ecs");
    }

    @Test
    void withoutAnEndpointNothingIsTracedAndNothingIsAddedToEvents() {
        try (var causerie = InProcess.on(directory)) {
            Client client = causerie.client();
            String slot = fullSlot(client);
            assertThat(ban(client, "marie").statusCode()).isEqualTo(204);

            assertThat(causerie.app().getBeanProvider(Tracer.class).stream()).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                    .noneMatch(name -> name.contains("BatchSpanProcessor"));
            var events = causerie.app().getBean(EventStore.class).readEvents(slot).asStream().toList();
            assertThat(events).hasSizeGreaterThan(3)
                    .allSatisfy(event -> assertThat(event.getMetaData().keySet())
                            .containsExactlyInAnyOrder("actor", "correlationId", "command"));
        }
    }

    /** Two have its places, and noa waits. */
    private static String fullSlot(Client client) {
        String slot = json(client.post("/timeslots", """
                {"targetLanguageCode":"en","level":"B1","startTime":"%s","maxParticipants":2}"""
                .formatted(Instant.now().plus(2, ChronoUnit.DAYS)), "Authorization",
                bearer(client, "olga", "organizer"))).path("id").asString();
        for (String user : List.of("marie", "luc", "noa")) {
            assertThat(client.post("/timeslots/" + slot + "/register", "", "Authorization",
                    bearer(client, user, "learner")).statusCode()).isEqualTo(200);
        }
        return slot;
    }

    private static HttpResponse<String> ban(Client client, String userId) {
        return client.post("/users/" + userId + "/ban", "{\"reason\":\"spam\"}", "Authorization",
                bearer(client, "mo", "moderator"), "traceparent", TRACEPARENT, "X-Correlation-Id",
                "request-1");
    }

    private static String bearer(Client client, String userId, String role) {
        return "Bearer " + client.token(userId, role);
    }

    private static WebSocket connected(Client client, String userId, Queue<String> heard) {
        WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder()
                .buildAsync(URI.create(client.url().replace("http:", "ws:") + "/ws"),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence data,
                                    boolean last) {
                                heard.add(data.toString());
                                return WebSocket.Listener.super.onText(from, data, last);
                            }
                        })
                .join();
        socket.sendText("{\"type\":\"hello\",\"token\":\"%s\"}".formatted(client.token(userId, "learner")),
                true).join();
        await().until(() -> heard.stream().anyMatch(frame -> frame.contains("\"connected\"")));
        return socket;
    }
}
