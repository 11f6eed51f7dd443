package io.causerie.gateway.room;

import static io.causerie.gateway.room.Happened.NOW;
import static io.causerie.gateway.room.Happened.activated;
import static io.causerie.gateway.room.Happened.banLifted;
import static io.causerie.gateway.room.Happened.banned;
import static io.causerie.gateway.room.Happened.blocked;
import static io.causerie.gateway.room.Happened.consent;
import static io.causerie.gateway.room.Happened.deleted;
import static io.causerie.gateway.room.Happened.ended;
import static io.causerie.gateway.room.Happened.joined;
import static io.causerie.gateway.room.Happened.left;
import static io.causerie.gateway.room.Happened.media;
import static io.causerie.gateway.room.Happened.met;
import static io.causerie.gateway.room.Happened.opened;
import static io.causerie.gateway.room.Happened.recordingPaused;
import static io.causerie.gateway.room.Happened.recordingStarted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.room.rows.RowWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows let a node start without the log's past, and make the same rooms as the log does. */
class RoomRowsTest {
    private static final int LONG_LOG = 200_000;
    private static final int PER_COMMIT = 1000;

    @TempDir
    Path directory;
    private World world;

    @BeforeEach
    void open() {
        world = new World(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_restart_on_a_long_log_reads_only_what_came_after_the_rows() {
        for (int done = 0; done < LONG_LOG; done += PER_COMMIT) {
            world.append(pastSessions(done, PER_COMMIT));
        }
        long head = world.append(opened("live", "marie"), joined("live", "marie"), banned("ali", null));
        world.writtenUpTo(head).stop();
        long last = world.append(joined("live", "jean"), activated("live"));

        var restarted = world.node();

        assertThat(last).isGreaterThan(LONG_LOG);
        assertThat(restarted.following().isLive()).isTrue();
        assertThat(restarted.following().eventsRead()).isEqualTo(2);
        assertThat(restarted.rooms().all()).singleElement().satisfies(room -> assertThat(room.members())
                .extracting(Member::userId).containsExactly("marie", "jean"));
        assertThat(restarted.people().mayAct("ali")).isFalse();
    }

    private static List<Object> pastSessions(int from, int events) {
        return IntStream.range(from / 4, (from + events) / 4).boxed()
                .<Object>mapMulti((i, sink) -> List.of(opened("s" + i, "a"), joined("s" + i, "a"),
                        left("s" + i, "a", "left"), ended("s" + i, "all-left")).forEach(sink))
                .toList();
    }

    @Test
    void whoever_is_deleted_is_still_so_after_a_restart() {
        world.writtenUpTo(world.append(deleted("ali"), banLifted("ali"))).stop();

        var restarted = world.node();

        assertThat(restarted.following().eventsRead()).isZero();
        assertThat(restarted.people().mayAct("ali")).isFalse();
    }

    @Test
    void a_session_that_has_ended_leaves_no_row() {
        world.writtenUpTo(world.append(opened("s", "marie"), joined("s", "marie"), opened("t", "jean")));
        world.awaitRows(world.append(ended("s", "all-left")));

        assertThat(world.mongo.getCollection("gateway_rooms").find())
                .extracting(row -> row.getString("_id")).containsExactly("t");
    }

    @Test
    void a_node_loaded_from_rows_knows_what_one_that_never_stopped_knows() {
        var random = new Random(42);
        var story = new Story(random);
        var always = world.node();
        world.writer("node");
        for (int round = 0; round < 20; round++) {
            long position = 0;
            for (int i = 0; i < 30; i++) {
                position = Math.max(position, story.appendTo(world));
            }
            var loaded = world.node().at(position);
            always.at(position);
            assertThat(loaded.rooms().all()).containsExactlyInAnyOrderElementsOf(always.rooms().all());
            assertThat(Story.USERS).allSatisfy(user -> {
                assertThat(loaded.people().mayAct(user)).isEqualTo(always.people().mayAct(user));
                assertThat(loaded.people().blockedEitherWay(user))
                        .isEqualTo(always.people().blockedEitherWay(user));
                assertThat(loaded.people().metSince(user, NOW.minusSeconds(1)))
                        .isEqualTo(always.people().metSince(user, NOW.minusSeconds(1)));
                assertThat(loaded.rooms().of(user)).isEqualTo(always.rooms().of(user));
            });
            loaded.following().stop();
        }
        assertThat(always.rooms().size()).isPositive();
    }

    @Test
    void a_node_loaded_while_somebody_is_in_two_rooms_knows_which_they_entered_last() {
        world.writtenUpTo(
                world.append(opened("s", "marie", "jean"), joined("s", "marie"), joined("s", "jean"),
                        opened("t", "marie"), joined("t", "marie"), left("s", "jean", "left")));

        var node = world.node();
        assertThat(node.rooms().of("marie").orElseThrow().sessionId()).isEqualTo("t");
        node.at(world.append(ended("s", "time-expired")));
        assertThat(node.rooms().of("marie").orElseThrow().sessionId()).isEqualTo("t");
    }

    @Test
    void rows_written_twice_are_the_same_rows() {
        var story = new Story(new Random(7));
        long position = 0;
        for (int i = 0; i < 200; i++) {
            position = Math.max(position, story.appendTo(world));
        }
        RowWriter writer = world.writtenUpTo(position);
        RoomRows.Stored once = world.rows.load(NOW);
        writer.stop();
        world.rewindRows(position / 2);

        world.writtenUpTo(position);

        RoomRows.Stored twice = world.rows.load(NOW);
        assertThat(twice.rooms()).containsExactlyInAnyOrderElementsOf(once.rooms()).isNotEmpty();
        assertThat(twice.people()).containsExactlyInAnyOrderElementsOf(once.people()).isNotEmpty();
    }

    @Test
    void another_node_writes_on_when_the_one_that_wrote_stops() {
        RowWriter first = world.writer("first");
        world.awaitRows(world.append(opened("s", "marie")));
        world.writer("second");
        first.stop();

        world.awaitRows(world.append(opened("t", "jean")));

        assertThat(world.rows.load(NOW).rooms()).hasSize(2);
    }

    @Test
    void whoever_only_met_people_long_ago_is_forgotten() {
        world.append(met("p", "ali", "bea", NOW.minus(Duration.ofHours(25))));
        world.append(met("q", "carl", "dan", NOW.minus(Duration.ofHours(1))));
        world.writtenUpTo(world.append(blocked("bea", "eve")));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                world.mongo.getCollection("gateway_people").find()).extracting(row -> row.getString("_id"))
                .containsExactlyInAnyOrder("bea", "carl", "dan", "eve"));
    }

    /** Whatever can happen to a few people in a few sessions, in an order that the command side would allow. */
    private static final class Story {
        static final List<String> USERS = List.of("ali", "bea.x", "carl", "dan");
        private final Random random;
        private final List<String> open = new ArrayList<>();
        private final Map<String, String> in = new HashMap<>();
        private int count;

        Story(Random random) {
            this.random = random;
        }

        /** Returns the last position; 0 if nothing happened. */
        long appendTo(World world) {
            List<Object> events = next();
            return events.isEmpty() ? 0 : world.append(events);
        }

        private List<Object> next() {
            if (open.isEmpty() || random.nextInt(6) == 0) {
                return begun("s" + count++);
            }
            String session = open.get(random.nextInt(open.size()));
            String user = user();
            return switch (random.nextInt(11)) {
                case 0, 1, 2 -> enters(user, session) ? List.of(joined(session, user)) : List.of();
                case 3 -> in.remove(user, session) ? List.of(left(session, user, "left")) : List.of();
                case 9 ->
                    List.of(random.nextBoolean() ? recordingStarted(session) : recordingPaused(session));
                case 4 -> List.of(media(session, user, random.nextBoolean(), random.nextBoolean()));
                case 5 -> List.of(consent(session, user, random.nextBoolean()));
                case 6 -> List.of(banned(user, null));
                case 7 -> List.of(banLifted(user));
                case 8 -> List.of(blocked(user, "eve"));
                default -> {
                    open.remove(session);
                    in.values().removeIf(session::equals);
                    yield List.of(ended(session, "all-left"));
                }
            };
        }

        private List<Object> begun(String session) {
            open.add(session);
            String user = user();
            return random.nextBoolean() && enters(user, session)
                    ? met(session, user, "eve" + count, NOW)
                    : List.of(opened(session, "ali", "bea.x", "carl", "dan"));
        }

        /** One session at a time. */
        private boolean enters(String user, String session) {
            return in.putIfAbsent(user, session) == null;
        }

        private String user() {
            return USERS.get(random.nextInt(USERS.size()));
        }
    }
}
