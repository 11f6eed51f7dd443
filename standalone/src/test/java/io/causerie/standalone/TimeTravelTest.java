package io.causerie.standalone;

import static io.causerie.standalone.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.api.session.SessionId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.LoggedEvent;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An auditor can stand at any moment of any session, and sees what its events add up to. */
class TimeTravelTest {
    private static final long SEED = 20_261_122;
    private static final int SLOTS = 30;
    private static final int PARTNERS = 70;
    private static final int POSITIONS = 10;
    private static final int MOST_EVENTS = 10_000;
    private static final Duration UNTIL_START = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Random random = new Random(SEED);

    @Test
    void every_moment_is_what_a_fold_by_hand_says_also_after_a_replay(@TempDir Path directory)
            throws Exception {
        try (var causerie = InProcess.on(directory, "--causerie.sessions.recording-settle=PT0S",
                "--causerie.recording.finalize.settle=PT5M")) {
            CommitStore log = causerie.app().getBean(CommitStore.class);
            Client client = causerie.client();
            List<String> slots = new ArrayList<>();
            List<String> sessions = new ArrayList<>();
            tell(causerie.app().getBean(CommandGateway.class), slots, sessions);
            Map<String, JsonNode> ofSessions = new LinkedHashMap<>();
            Map<String, JsonNode> ofSlots = new LinkedHashMap<>();
            sessions.forEach(id -> ofSessions.putAll(byHand(log, "sessions", id, ByHand::session)));
            slots.forEach(id -> ofSlots.putAll(byHand(log, "timeslots", id, ByHand::slot)));
            assertThat(ofSessions).hasSize(100 * POSITIONS);
            assertThat(ofSlots).hasSize(SLOTS * POSITIONS);

            String auditor = bearer(client, "auditor");
            assertThat(ask(client, auditor, ofSlots.keySet())).isEqualTo(ofSlots);
            assertThat(ask(client, auditor, ofSessions.keySet())).isEqualTo(ofSessions);
            JsonNode begun = json(client.get("/audit/sessions/" + sessions.getLast() + "/events",
                    "Authorization", auditor)).path("items").path(0);
            assertThat(begun.path("command").asString()).isEqualTo("SessionCommand.Meet");
            assertThat(begun.path("actor").asString()).isEqualTo("system");
            replayEverything(client);
            assertThat(ask(client, auditor, ofSessions.keySet())).isEqualTo(ofSessions);
        }
    }

    private static void tell(CommandGateway commands, List<String> slots, List<String> sessions)
            throws Exception {
        Instant start = Instant.now().plus(UNTIL_START);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> ofSlots = threads.invokeAll(IntStream.range(0, SLOTS)
                    .<Callable<String>>mapToObj(i -> () -> new RandomStories(commands, SEED + i).slot(start))
                    .toList());
            List<Future<String>> ofPartners = threads.invokeAll(IntStream.range(SLOTS, SLOTS + PARTNERS)
                    .<Callable<String>>mapToObj(i -> () -> new RandomStories(commands, SEED + i).partners())
                    .toList());
            for (Future<String> slot : ofSlots) {
                slots.add(slot.get());
                sessions.add(SessionId.ofSlot(new SlotId(slot.get())).value());
            }
            for (Future<String> partners : ofPartners) {
                sessions.add(partners.get());
            }
        }
    }

    /** At some positions of its life and after it, from the first event on: what was, by the path that asks for it. */
    private Map<String, JsonNode> byHand(CommitStore log, String kind, String id,
            Function<List<LoggedEvent>, JsonNode> fold) {
        List<LoggedEvent> events = log.readAggregate(id, 0, MOST_EVENTS);
        long first = events.getFirst().position();
        long end = log.last().orElseThrow().lastPosition();
        long last = Math.min(end, Math.max(events.getLast().position(), first + 2 * POSITIONS));
        Map<String, JsonNode> states = new LinkedHashMap<>();
        while (states.size() < POSITIONS) {
            long at = first + (long) (random.nextDouble() * (last - first + 1));
            states.putIfAbsent("/audit/%s/%s?position=%d".formatted(kind, id, at),
                    fold.apply(events.stream().filter(event -> event.position() <= at).toList()));
        }
        return states;
    }

    private static Map<String, JsonNode> ask(Client client, String auditor, Set<String> paths) {
        return paths.parallelStream().collect(Collectors.toMap(Function.identity(), path -> {
            HttpResponse<String> answer = client.get(path, "Authorization", auditor);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            return json(answer).path("state");
        }));
    }

    private static void replayEverything(Client client) {
        String admin = bearer(client, "admin");
        JsonNode projections = json(client.get("/admin/projections", "Authorization", admin)).path("items");
        assertThat(projections.size()).isPositive();
        projections.forEach(one -> assertThat(client.post(
                "/admin/projections/" + one.path("name").asString() + "/replay", "", "Authorization", admin)
                .statusCode()).isEqualTo(202));
        await().atMost(SOON).until(() -> json(client.get("/admin/projections", "Authorization", admin))
                .path("items").valueStream().allMatch(one -> one.path("lag").asLong() == 0
                        && one.path("status").asString().equals("running")));
    }

    private static String bearer(Client client, String role) {
        return "Bearer " + client.token("ada", role);
    }
}
