package io.causerie.recording.finalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoredObject;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Media;
import io.causerie.recording.support.Recorder;
import io.causerie.recording.support.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** What becomes of work that a node left. */
@HandlerTest
class AdoptionTest {
    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Recorder recorder;
    @Autowired
    private ObjectStore store;
    @Autowired
    private MongoOperations mongo;
    @Autowired
    private Clock clock;

    @Test
    void what_a_killed_node_had_claimed_is_done_by_another_and_its_files_go() {
        var session = sessions.active(60, "ali");
        recorder.send(port, session, "ali", 0, Media.webm(440, 2));
        String left = Keys.run(session.id(), 1, "of-the-dead") + "mix.ogg";
        store.put(left, new byte[]{1}, "audio/ogg", Map.of());
        mongo.save(new Job(session.id(), 1, clock.instant(), clock.instant(), "dead",
                clock.instant().plusSeconds(2), true, 1, 0, 0, null, "mixing", 50, null, 7));
        session.finish(5);

        assertThat(recorder.stored(session).tracks()).hasSize(1);

        assertThat(store.list(Keys.recording(session.id()))).extracting(StoredObject::key).hasSize(3)
                .doesNotContain(left);
    }

    @Test
    void at_whose_files_processes_die_is_given_up() {
        var session = sessions.active(60, "ali");
        recorder.send(port, session, "ali", 0, Media.webm(440, 2));
        mongo.save(new Job(session.id(), 1, clock.instant(), clock.instant(), "dead", clock.instant(), true,
                3, 0, 0, null, "mixing", 50, null, 7));
        session.finish(5);

        assertThat(recorder.failed(session)).isEqualTo("processing-failed");

        assertThat(store.list(Keys.parts(session.id()))).as("kept for another attempt").hasSize(2);
    }

    @Test
    void a_lease_that_was_lost_or_has_run_out_cannot_be_renewed() {
        Jobs jobs = new Jobs(mongo, clock);
        Job job = held("lost", Duration.ofSeconds(60));

        assertThat(jobs.renew(job, Duration.ofSeconds(5), "mixing", 10)).isTrue();
        assertThat(jobs.renew(job.claimed("me", clock.instant()), Duration.ofSeconds(5), "mixing", 10))
                .isFalse();
        Job late = held("late", Duration.ZERO);
        assertThat(jobs.renew(late, Duration.ofSeconds(5), "mixing", 10)).isFalse();
        assertThat(jobs.begin(late)).isFalse();
        jobs.remove(job);
        jobs.remove(late);
    }

    @Test
    void parts_are_refused_as_long_as_nobody_has_let_go_of_the_work() {
        Jobs jobs = new Jobs(mongo, clock);
        Job job = held("held", Duration.ofSeconds(60));
        assertThat(jobs.begin(job)).isTrue();
        mongo.updateFirst(new Query(Criteria.where("_id").is("held")),
                Update.update("leaseUntil", clock.instant()), Job.class);

        assertThat(jobs.isWorkedOn("held")).isTrue();
        jobs.release(job.free(clock.instant().plusSeconds(3600), "retrying"));
        assertThat(jobs.isWorkedOn("held")).isFalse();
        jobs.remove(job);
    }

    private Job held(String session, Duration lease) {
        Job job = new Job(session, 1, clock.instant(), clock.instant().plusSeconds(3600), "me",
                clock.instant().plus(lease), false, 0, 0, 0, null, "waiting", 0, null, 3);
        mongo.save(job);
        return job;
    }
}
