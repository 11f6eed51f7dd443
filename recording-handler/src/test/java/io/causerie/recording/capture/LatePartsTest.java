package io.causerie.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionEvent;
import io.causerie.recording.consent.RecordingRows;
import io.causerie.recording.consent.RecordingStatus;
import io.causerie.recording.consent.Span;
import io.causerie.recording.finalize.Job;
import io.causerie.recording.finalize.Jobs;
import io.causerie.recording.link.RecordingLink;
import io.causerie.recording.store.Keys;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.PartType;
import io.causerie.recording.support.Client;
import io.causerie.recording.support.HandlerTest;
import io.causerie.recording.support.Sessions;
import io.causerie.rest.problem.Unavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** Parts that come while files are made, afterwards, or at the same time as something else: never both acknowledged and lost. */
@HandlerTest
class LatePartsTest {
    private static final byte[] WEBM = Arrays.copyOf(new byte[]{0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, 1, 2},
            500);
    private final String track = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;
    @Autowired
    private Sessions sessions;
    @Autowired
    private ObjectStore store;
    @Autowired
    private RecordingRows recordings;
    @Autowired
    private Jobs jobs;
    @Autowired
    private TrackBooks books;
    @Autowired
    private CaptureLimits limits;
    @Autowired
    private RecordingLink link;
    @Autowired
    private Clock clock;
    @Autowired
    private MongoOperations mongo;

    @Test
    void while_files_are_being_made_they_are_to_come_again() {
        var session = sessions.active(60, "ali").end(10);
        work(session);

        var answer = new Client(port, "ali").part(session.id(), track, 0, 0, 1000, WEBM);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        mongo.remove(jobs.of(List.of(session.id())).getFirst());
        assertThat(new Client(port, "ali").part(session.id(), track, 0, 0, 1000, WEBM).status())
                .isEqualTo(204);
    }

    @Test
    void one_that_arrives_while_files_begin_to_be_made_is_kept_for_them_but_not_acknowledged() {
        var session = sessions.active(60, "ali").end(10);

        assertThatThrownBy(() -> keep(session, () -> work(session))).isInstanceOf(Unavailable.class);

        assertThat(store.list(Keys.parts(session.id()))).hasSize(1);
    }

    @Test
    void nothing_is_left_of_one_that_arrives_when_the_files_are_stored_or_have_expired() {
        var stored = sessions.active(60, "ali").end(10);
        assertRefused(stored, RejectionCode.SESSION_ENDED,
                new SessionEvent.RecordingStored(stored.id(), 1, "b", "m", "x", List.of(), 1, Instant.now()));
        var expired = sessions.active(60, "ali").end(10);
        assertRefused(expired, RejectionCode.SESSION_ENDED,
                new SessionEvent.RecordingExpired(expired.id(), Instant.now()));
    }

    @Test
    void nothing_is_left_of_one_that_arrives_when_its_speaker_has_been_erased() {
        var session = sessions.active(60, "ali");
        assertRefused(session, RejectionCode.CONSENT_REQUIRED,
                new SessionEvent.TracksErased(session.id(), "ali", null, null, Instant.now()));
    }

    @Test
    void after_many_failures_they_no_longer_ask_for_another_attempt() {
        var session = sessions.active(60, "ali").end(10);
        session.store(new SessionEvent.RecordingFailed(session.id(), limits.maxAttempts(), "no-audio",
                Instant.now()));

        assertThatItIsOnlyKept(session);
    }

    @Test
    void when_it_was_not_for_want_of_speech_that_files_failed_they_ask_for_nothing() {
        var session = sessions.active(60, "ali").end(10);
        session.store(new SessionEvent.RecordingFailed(session.id(), 1, "processing-failed", Instant.now()));

        assertThatItIsOnlyKept(session);
    }

    @Test
    void what_was_left_of_one_goes_when_it_comes_again_after_its_speaker_has_been_erased() {
        var session = sessions.active(60, "ali");
        assertThat(new Client(port, "ali").part(session.id(), track, 0, 0, 1000, WEBM).status())
                .isEqualTo(204);
        session.store(new SessionEvent.TracksErased(session.id(), "ali", null, null, Instant.now()));

        assertThat(new Client(port, "ali").part(session.id(), track, 0, 0, 1000, WEBM).status())
                .isEqualTo(403);
        assertThat(store.list(Keys.parts(session.id()))).isEmpty();
    }

    private void assertThatItIsOnlyKept(Sessions.Session session) {
        assertThat(new Client(port, "ali").part(session.id(), track, 0, 0, 1000, WEBM).status())
                .isEqualTo(204);
        assertThat(store.list(Keys.parts(session.id()))).hasSize(1);
        assertThat(recordings.findNow(session.id()).orElseThrow().outcome().status())
                .isEqualTo(RecordingStatus.FAILED);
    }

    private void assertRefused(Sessions.Session session, RejectionCode code, SessionEvent meanwhile) {
        assertThatThrownBy(() -> keep(session, () -> session.store(meanwhile)))
                .isInstanceOfSatisfying(Rejection.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(store.list(Keys.parts(session.id()))).isEmpty();
    }

    private void work(Sessions.Session session) {
        mongo.save(new Job(session.id(), 1, clock.instant(), clock.instant().plusSeconds(3600), "another",
                clock.instant(), true, 0, 0, 0, null, "mixing", 0, null, 1));
    }

    /** A part that is admitted, and stored only after {@code meanwhile}. */
    private void keep(Sessions.Session session, Runnable meanwhile) {
        var capture = new Capture(recordings, jobs::isWorkedOn, books, slow(meanwhile), link, limits, clock);
        var part = new Part(session.id(), "ali", track, 0, new Span(0, 1000), PartType.WEBM);
        capture.admit(part);
        capture.keep(part, WEBM);
    }

    private ObjectStore slow(Runnable meanwhile) {
        return (ObjectStore) Proxy.newProxyInstance(ObjectStore.class.getClassLoader(),
                new Class<?>[]{ObjectStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("put")) {
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
