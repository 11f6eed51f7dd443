package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.causerie.e2e.support.Api;
import io.causerie.e2e.support.Concurrently;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.RoomModel;
import io.causerie.e2e.support.Slots;
import io.causerie.e2e.support.SocketPeer;
import io.causerie.e2e.support.StandaloneProduct;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** 2,000 people in 250 sessions: half of them lose the network at once, and nearly all come back. */
@Isolated("it takes the machine for itself")
class ManyConnectionsTest {
    private static final int SESSIONS = 250;
    private static final int ROOM = 8;
    private static final int PEOPLE = SESSIONS * ROOM;
    /** These do not come back: one in each of the first sessions. */
    private static final int GONE = 20;
    /** All join before the first of them connects. */
    private static final List<String> SLOW_TO_CONNECT = List
            .of("--causerie.gateway.presence.arrival-window=PT30M");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A place is held for 30 s; 5 s later nobody may be seen in it any more. */
    private static final Duration GHOST_FREE_AFTER = Duration.ofSeconds(35);

    @TempDir
    static Path directory;

    @Test
    void half_of_2000_connections_drop_and_resume_without_ghosts() {
        try (StandaloneProduct product = Product.standalone(directory, SLOW_TO_CONNECT)) {
            List<String> sessions = everybodyJoins(product);
            List<SocketPeer> peers = forAll(PEOPLE, i -> product.socket(person(i)).hello());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(peers)
                    .allSatisfy(peer -> assertThat(RoomModel.of(peer).participants()).hasSize(ROOM)));
            awaitAllPresent(peers);

            List<SocketPeer> dropped = everyOther(peers, 0);
            List<SocketPeer> stayed = everyOther(peers, 1);
            dropped.forEach(SocketPeer::drop);
            Instant droppedAt = Instant.now();
            forAll(SESSIONS, i -> stayed.get(i * ROOM / 2)
                    .send(SocketPeer.message("media-state").put("cameraEnabled", false)));
            List<SocketPeer> gone = IntStream.range(0, GONE).mapToObj(i -> dropped.get(i * ROOM / 2))
                    .toList();
            List<SocketPeer> back = dropped.stream().filter(peer -> !gone.contains(peer)).toList();
            forAll(back.size(), i -> back.get(i).resume());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(back)
                            .allSatisfy(peer -> assertThat(peer.connected()).isNotNull()));

            long resumed = back.stream().filter(peer -> peer.connected().path("resumed").asBoolean()).count();
            assertThat(resumed).isGreaterThanOrEqualTo(Math.ceilDiv(back.size() * 999L, 1000));
            awaitNoGhosts(product, sessions);
            assertThat(whenTheyLeft(product, sessions)).hasSize(GONE)
                    .allSatisfy(left -> assertThat(left).isBefore(droppedAt.plus(GHOST_FREE_AFTER)));
            await().atMost(PATIENCE).untilAsserted(() -> sameInEachSession(peers, gone));
        }
    }

    /** A session's full state may come before its others are connected: then each of them is told of. */
    private static void awaitAllPresent(List<SocketPeer> peers) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int room = 0; room < SESSIONS; room++) {
                List<RoomModel> models = peers.subList(room * ROOM, (room + 1) * ROOM).stream()
                        .map(RoomModel::of)
                        .distinct().toList();
                assertThat(models).hasSize(1);
            }
        });
    }

    /** Places are held for 30 s; whoever has not come back by then is no longer in the session, everybody else is. */
    private static void awaitNoGhosts(StandaloneProduct product, List<String> sessions) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            for (int i = 0; i < SESSIONS; i++) {
                assertThat(connectedIn(product, i, sessions.get(i))).hasSize(i < GONE ? ROOM - 1 : ROOM);
            }
        });
    }

    private static List<String> connectedIn(StandaloneProduct product, int room, String session) {
        List<String> connected = new ArrayList<>();
        for (JsonNode participant : participantsOf(product, room, session)) {
            if (participant.path("status").asText().equals("connected")) {
                connected.add(participant.path("userId").asText());
            }
        }
        return connected;
    }

    /** The moments at which those who did not come back were taken out, by the log. */
    private static List<Instant> whenTheyLeft(StandaloneProduct product, List<String> sessions) {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < GONE; i++) {
            for (JsonNode participant : participantsOf(product, i, sessions.get(i))) {
                if (!participant.path("leftAt").isNull()) {
                    moments.add(Instant.parse(participant.path("leftAt").asText()));
                }
            }
        }
        return moments;
    }

    private static JsonNode participantsOf(StandaloneProduct product, int room, String session) {
        return product.as(person(room * ROOM + 1)).get("/sessions/" + session).expect(200).json()
                .path("participants");
    }

    private static void sameInEachSession(List<SocketPeer> peers, List<SocketPeer> gone) {
        for (int room = 0; room < SESSIONS; room++) {
            List<SocketPeer> there = peers.subList(room * ROOM, (room + 1) * ROOM).stream()
                    .filter(peer -> !gone.contains(peer)).toList();
            RoomModel ofOneWhoStayed = RoomModel.of(peers.get(room * ROOM + 1));
            assertThat(ofOneWhoStayed.participants()).hasSize(there.size());
            assertThat(ofOneWhoStayed.participants().values()).contains("camera false, mic true");
            assertThat(there).allSatisfy(peer -> assertThat(RoomModel.of(peer)).isEqualTo(ofOneWhoStayed));
        }
    }

    /** Slots are offered for later and moved to now once everybody has a place, so that a slow machine is no fault. */
    private static List<String> everybodyJoins(StandaloneProduct product) {
        Api organizer = product.as("olga", "organizer");
        List<String> slots = forAll(SESSIONS,
                i -> organizer.post("/timeslots", Slots.single(Instant.now().plus(Duration.ofDays(1))))
                        .expect(201).at("id"));
        forAll(PEOPLE,
                i -> product.as(person(i)).post("/timeslots/" + slots.get(i / ROOM) + "/register", null)
                        .expect(200));
        forAll(SESSIONS, i -> organizer.patch("/timeslots/" + slots.get(i), """
                {"startTime":"%s","durationMinutes":60}""".formatted(Instant.now().plusSeconds(5)))
                .expect(200));
        List<String> joined = forAll(PEOPLE, i -> await().atMost(PATIENCE)
                .until(() -> product.as(person(i)).post("/sessions/join",
                        Slots.join(slots.get(i / ROOM), false)),
                        answer -> answer.status() == 200)
                .at("sessionId"));
        return everyNth(joined, ROOM);
    }

    private static <T> List<T> forAll(int count, IntFunction<T> work) {
        List<T> results = new ArrayList<>();
        int atOnce = 100;
        for (int from = 0; from < count; from += atOnce) {
            results.addAll(Concurrently.call(IntStream.range(from, Math.min(count, from + atOnce))
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i)).toList()));
        }
        return results;
    }

    private static <T> List<T> everyOther(List<T> all, int first) {
        return IntStream.iterate(first, i -> i < all.size(), i -> i + 2).mapToObj(all::get).toList();
    }

    private static <T> List<T> everyNth(List<T> all, int n) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + n).mapToObj(all::get).toList();
    }

    private static String person(int number) {
        return "person-" + number;
    }
}
