package io.causerie.recording.finalize;

import io.causerie.recording.media.Ffmpeg;
import io.causerie.recording.media.FfmpegSettings;
import io.causerie.recording.media.Leash;
import io.causerie.recording.media.WorkDirectory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartFacts;
import io.causerie.recording.store.PartType;
import io.causerie.recording.store.Sha256;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import io.causerie.rest.problem.Unavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.util.unit.DataSize;

/** What else happens while one node works. */
@HandlerTest
class JobRunTest {
    private static final FinalizeLimits LIMITS = new FinalizeLimits(1, Duration.ofSeconds(1),
            Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(10), Duration.ofSeconds(5),
            Duration.ofSeconds(1), Duration.ofSeconds(1), 3, Duration.ofHours(24), null);
    private static final FfmpegSettings FFMPEG = new FfmpegSettings(Path.of("ffmpeg"), true,
            DataSize.ofMegabytes(192), DataSize.ofMegabytes(100), Duration.ofMinutes(1),
            Duration.ofMinutes(1), 4);

    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Recorder recorder;
    @Autowired
    private ObjectStore store;
    @Autowired
    private RecordingRows recordings;
    @Autowired
    private Jobs jobs;
    @Autowired
    private RecordingLink link;
    @Autowired
    private MongoOperations mongo;
    @Autowired
    private Clock clock;
    @TempDir
    private Path directory;

    @Test
    void what_was_on_its_way_when_work_began_is_in_the_files() {
        var session = sessions.active(60, "ali");
        List<byte[]> parts = Media.webm(440, 3);
        String track = recorder.send(port, session, "ali", 0, parts.subList(0, 2));
        Job job = held(session, Duration.ofSeconds(60));
        session.finish(10);

        JobRun first = run(job, () -> store.put(Keys.part(session.id(), "ali", track, 2), parts.get(2),
                "audio/webm",
                new PartFacts(2000, 1000, PartType.WEBM, Sha256.of(parts.get(2))).metadata()));
        assertThatThrownBy(first::run).isInstanceOf(Unavailable.class);
        assertThat(store.list(Keys.recording(session.id()))).isEmpty();

        assertThat(run(job, () -> {}).run()).isTrue();
        assertThat(recorder.stored(session).tracks()).singleElement()
                .satisfies(one -> assertThat(one.durationMs()).isCloseTo(3000, within(150L)));
    }

    @Test
    void whose_lease_has_run_out_meanwhile_tells_nothing_and_leaves_nothing() {
        var session = sessions.active(60, "ali");
        recorder.send(port, session, "ali", 0, Media.webm(440, 2));
        Job job = held(session, Duration.ofSeconds(60));
        session.finish(10);

        JobRun run = run(job, () -> mongo.save(job.claimed("another", clock.instant().plusSeconds(60))));

        assertThatThrownBy(run::run).isInstanceOf(Leash.Cut.class);
        assertThat(store.list(Keys.recording(session.id()))).isEmpty();
        assertThat(store.list(Keys.parts(session.id()))).hasSize(2);
        mongo.remove(jobs.of(List.of(session.id())).getFirst());
    }

    private Job held(Sessions.Session session, Duration lease) {
        Job job = new Job(session.id(), 1, clock.instant(), clock.instant().plusSeconds(3600), "me",
                clock.instant().plus(lease), false, 0, 0, 0, null, "waiting", 0, null, 1);
        mongo.save(job);
        return job;
    }

    /** {@code meanwhile}: when the mix is uploaded. */
    private JobRun run(Job job, Runnable meanwhile) {
        ObjectStore slow = slow(meanwhile);
        var finalizer = new Finalizer(slow, Ffmpeg.found(FFMPEG, null),
                FFMPEG,
                clock);
        return new JobRun(job, jobs, recordings, slow, finalizer, link, LIMITS, clock,
                new WorkDirectory(directory));
    }

    private ObjectStore slow(Runnable meanwhile) {
        return (ObjectStore) Proxy.newProxyInstance(ObjectStore.class.getClassLoader(),
                new Class<?>[]{ObjectStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("upload") && arguments[0].toString().endsWith("mix.ogg")) {
                        meanwhile.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
