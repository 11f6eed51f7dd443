package io.causerie.recording.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.recording.consent.Outcome;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.media.Leash;
import io.causerie.recording.finalize.Remix;
import io.causerie.recording.finalize.Workshop;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoreAway;
import io.causerie.recording.support.Client;
import io.causerie.recording.support.CommandSide;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** One erasure in one session, step by step, and what is left when it ends between two of them. */
@HandlerTest
class EraserTest {
    private static final String JOBS = "recording_jobs";

    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Recorder recorder;
    @Autowired
    private RecordingRows recordings;
    @Autowired
    private ObjectStore store;
    @Autowired
    private Jobs jobs;
    @Autowired
    private Workshop workshop;
    @Autowired
    private RecordingLink link;
    @Autowired
    private CommandSide commandSide;
    @Autowired
    private MongoOperations mongo;
    @Autowired
    private Clock clock;

    private Shelf shelf;

    @BeforeEach
    void shelf() {
        shelf = new Shelf(sessions, store);
    }

    @Test
    void wherever_it_is_interrupted_it_can_be_done_again_to_the_end() {
        boolean interrupted = true;
        int points = 0;
        while (interrupted) {
            var session = shelf.stored(Duration.ZERO, "ali", "bea");
            part(session, "ali");
            interrupted = isInterruptedAt(points++, session);

            assertThat(eraser(store, link, workshop.remix(store)).erase(of(session, "ali"), new Leash()))
                    .isTrue();

            Outcome outcome = outcome(session);
            assertThat(outcome.erasedUserIds()).containsExactly("ali");
            assertThat(shelf.files(session)).as("after an interruption before change %d", points)
                    .containsExactlyInAnyOrder(outcome.files().mixKey(), outcome.files().manifestKey(),
                            Shelf.track(session, "bea"));
            assertThat(recorder.manifest(outcome.files()))
                    .satisfies(manifest -> assertThat(manifest.names("ali")).isFalse())
                    .extracting(Manifest::mix).extracting(Manifest.MediaFile::key)
                    .isEqualTo(outcome.files().mixKey());
            assertThat(shelf.parts(session)).isEmpty();
        }
        assertThat(points).as("changes that it can be interrupted at").isGreaterThan(8);
    }

    /** False if it has fewer changes than that. */
    private boolean isInterruptedAt(int change, Sessions.Session session) {
        int[] left = {change};
        ObjectStore failing = Calls.failing(ObjectStore.class, store, left);
        try {
            eraser(failing, Calls.failing(RecordingLink.class, link, left), workshop.remix(failing))
                    .erase(of(session, "ali"), new Leash());
            return false;
        } catch (StoreAway e) {
            return true;
        }
    }

    @Test
    void what_is_told_to_be_erased_is_gone_already() {
        var session = shelf.stored(Duration.ZERO, "ali", "bea");
        String was = outcome(session).files().manifestKey();
        part(session, "ali");
        RecordingLink looking = before(told -> {
            assertThat(shelf.files(session)).doesNotContain(Shelf.track(session, "ali"),
                    Keys.run(session.id(), 1, "run") + "mix.ogg");
            assertThat(shelf.parts(session)).isEmpty();
        });

        eraser(store, looking, workshop.remix(store)).erase(of(session, "ali"), new Leash());

        List<RecordingCommand.MarkErased> told = commandSide.taken(RecordingCommand.MarkErased.class)
                .stream().filter(one -> one.sessionId().value().equals(session.id())).toList();
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().replaces()).isEqualTo(was);
        assertThat(told.getFirst().mixKey()).isNull();
        assertThat(told.getLast().replaces()).isEqualTo(told.getFirst().manifestKey());
        assertThat(told.getLast().mixKey()).isNotNull();
    }

    @Test
    void without_ffmpeg_everything_goes_and_the_mix_is_made_anew_by_a_node_that_has_it() {
        var session = shelf.stored(Duration.ZERO, "ali", "bea");

        assertThatThrownBy(() -> eraser(store, link, Optional.empty()).erase(of(session, "ali"), new Leash()))
                .hasMessageContaining("ffmpeg");

        assertThat(shelf.files(session)).contains(Shelf.track(session, "bea"))
                .noneMatch(key -> key.contains("/ali/") || key.endsWith("mix.ogg"));
        assertThat(outcome(session).erasedUserIds()).containsExactly("ali");
        var seen = new Client(port, "bea").get("/sessions/" + session.id() + "/recording").json();
        assertThat(seen.path("status").asString()).isEqualTo("stored");
        assertThat(seen.path("mixUrl").isNull()).isTrue();
        assertThat(seen.path("tracks")).hasSize(1);

        eraser(store, link, workshop.remix(store)).erase(of(session, "ali"), new Leash());

        assertThat(outcome(session).files().mixKey()).isIn(shelf.files(session));
    }

    @Test
    void a_manifest_that_was_lost_keeps_nobody_from_being_erased() {
        var session = shelf.stored(Duration.ZERO, "ali", "bea");
        store.delete(List.of(outcome(session).files().manifestKey()));

        assertThat(eraser(store, link, workshop.remix(store)).erase(of(session, "ali"), new Leash()))
                .isTrue();

        assertThat(shelf.files(session)).containsExactly(Shelf.track(session, "bea"));
        assertThat(outcome(session).files().manifestKey()).isNull();
    }

    @Test
    void of_somebody_who_is_in_no_file_the_manifest_says_nothing_any_more_and_the_mix_stays() {
        var session = shelf.storedWithout("ali", "bea");
        String mix = outcome(session).files().mixKey();

        eraser(store, link, Optional.empty()).erase(of(session, "ali"), new Leash());

        Outcome.Files files = outcome(session).files();
        assertThat(files.mixKey()).isEqualTo(mix);
        assertThat(recorder.manifest(files).names("ali")).isFalse();
        assertThat(shelf.files(session)).containsExactlyInAnyOrder(mix, files.manifestKey(),
                Shelf.track(session, "bea"));
    }

    @Test
    void what_runs_left_that_came_to_nothing_goes_whatever_the_status() {
        var failed = sessions.active(60, "ali", "bea").recordingStarted(0).end(5);
        failed.store(new SessionEvent.RecordingFailed(failed.id(), 1, "timed-out", Instant.now()));
        var waiting = sessions.active(60, "ali", "bea").recordingStarted(0).end(5);
        for (var session : List.of(failed, waiting)) {
            shelf.put(Keys.run(session.id(), 1, "dead") + "tracks/ali/track-0.ogg");
            shelf.put(Keys.run(session.id(), 1, "dead") + "mix.ogg");
            part(session, "ali");
            String others = part(session, "bea");

            eraser(store, link, Optional.empty()).erase(of(session, "ali"), new Leash());

            assertThat(outcome(session).erasedUserIds()).containsExactly("ali");
            assertThat(shelf.files(session)).isEmpty();
            assertThat(shelf.parts(session)).containsExactly(others);
        }
    }

    @Test
    void who_still_works_on_what_has_failed_keeps_nobody_waiting() {
        var session = sessions.active(60, "ali").recordingStarted(0).end(5);
        session.store(new SessionEvent.RecordingFailed(session.id(), 1, "timed-out", Instant.now()));
        shelf.put(Keys.run(session.id(), 1, "alive") + "mix.ogg");
        workOn(session);

        assertThat(eraser(store, link, Optional.empty()).erase(of(session, "ali"), new Leash())).isTrue();

        assertThat(shelf.files(session)).isEmpty();
        mongo.getCollection(JOBS).deleteOne(new Document("_id", session.id()));
    }

    @Test
    void while_files_are_being_made_they_are_left_alone_and_nothing_is_told() {
        var session = sessions.active(60, "ali", "bea").recordingStarted(0).end(5);
        shelf.put(Keys.run(session.id(), 1, "alive") + "mix.ogg");
        part(session, "ali");
        workOn(session);

        assertThat(eraser(store, link, Optional.empty()).erase(of(session, "ali"), new Leash())).isFalse();

        assertThat(shelf.files(session)).hasSize(1);
        assertThat(shelf.parts(session)).isEmpty();
        assertThat(outcome(session).erasedUserIds()).isEmpty();
        mongo.getCollection(JOBS).deleteOne(new Document("_id", session.id()));
    }

    @Test
    void a_part_that_was_taken_in_the_last_moment_goes_too() {
        var session = sessions.active(60, "ali");
        RecordingLink slow = before(_ -> part(session, "ali"));

        eraser(store, slow, Optional.empty()).erase(of(session, "ali"), new Leash());

        assertThat(shelf.parts(session)).isEmpty();
    }

    @Test
    void a_node_that_has_lost_its_lease_tells_nothing() {
        var session = shelf.stored(Duration.ZERO, "ali", "bea");
        Leash leash = new Leash();
        leash.cut();

        assertThatThrownBy(() -> eraser(store, link, Optional.empty()).erase(of(session, "ali"), leash))
                .isInstanceOf(Leash.Cut.class);

        assertThat(shelf.files(session)).hasSize(4);
        assertThat(outcome(session).erasedUserIds()).isEmpty();
    }

    /** A node has begun, and lives. */
    private void workOn(Sessions.Session session) {
        Instant later = clock.instant().plusSeconds(3600);
        mongo.getCollection(JOBS)
                .insertOne(new Document("_id", session.id()).append("attempt", 1)
                        .append("requestedAt", clock.instant()).append("dueAt", later)
                        .append("owner", "alive").append("leaseUntil", later).append("working", true)
                        .append("unfinished", 1).append("tries", 0).append("faults", 0)
                        .append("step", "mixing").append("percent", 50).append("version", 7L));
    }

    private Eraser eraser(ObjectStore files, RecordingLink told, Optional<Remix> remix) {
        return new Eraser(recordings, jobs, files, remix, told, clock);
    }

    private Erasure of(Sessions.Session session, String user) {
        return new Erasure(session.id(), List.of(user), 1, clock.instant(), clock.instant(), 0, null, 1);
    }

    private String part(Sessions.Session session, String user) {
        String key = Keys.part(session.id(), user, UUID.randomUUID().toString(), 0);
        shelf.put(key);
        return key;
    }

    private Outcome outcome(Sessions.Session session) {
        return recordings.findNow(session.id()).orElseThrow().outcome();
    }

    /** On the way to the command side {@code happening} comes first. */
    private RecordingLink before(Consumer<RecordingCommand.MarkErased> happening) {
        return Calls.before(RecordingLink.class, link, (method, arguments) -> {
            if (method.getName().equals("erased")) {
                happening.accept((RecordingCommand.MarkErased) arguments[0]);
            }
        });
    }
}
