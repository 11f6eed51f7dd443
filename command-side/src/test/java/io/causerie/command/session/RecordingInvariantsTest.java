package io.causerie.command.session;

import static io.causerie.command.session.Files.*;
import static io.causerie.command.session.Given.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.api.Rejection;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.api.session.SessionEvent;
import io.causerie.command.fixture.CommandFixture;
import io.causerie.command.fixture.Outcome;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is said of a recording's files, in whatever order and however often, these things stay true. */
class RecordingInvariantsTest {
    private static final int SESSIONS = 60;
    private static final int STEPS = 25;

    @Test
    void no_sequence_of_reports_breaks_the_rules() {
        Set<Class<?>> seen = new HashSet<>();
        for (int seed = 0; seed < SESSIONS; seed++) {
            seen.addAll(follow(new Random(seed)));
        }
        assertThat(seen).as("everything happened that can happen after the end")
                .containsAll(
                        List.of(SessionEvent.RecordingRequested.class, SessionEvent.RecordingStored.class,
                                SessionEvent.RecordingFailed.class, SessionEvent.TracksErased.class,
                                SessionEvent.RecordingExpired.class));
    }

    private static Set<Class<?>> follow(Random random) {
        CommandFixture session = recorded().givenTime(DUE);
        RecordingBook book = new RecordingBook();
        Set<Class<?>> seen = new HashSet<>();
        session.events().forEach(event -> note(event, book, seen));
        for (int step = 0; step < STEPS; step++) {
            Outcome outcome = session.when(anything(random));
            if (outcome.failure() != null) {
                assertThat(outcome.failure()).isInstanceOf(Rejection.class);
                assertThat(outcome.events()).isEmpty();
            }
            outcome.events().forEach(event -> note(event, book, seen));
        }
        return seen;
    }

    private static void note(Object event, RecordingBook book, Set<Class<?>> seen) {
        seen.add(event.getClass());
        if (event instanceof SessionEvent.Ended) {
            book.ended();
        }
        if (event instanceof SessionEvent.OfRecording e) {
            book.note(e);
        }
    }

    private static RecordingCommand anything(Random random) {
        int attempt = 1 + random.nextInt(3);
        List<RecordingCommand> all = Arrays.asList(REQUEST, REQUEST, RETRY, RETRY, store(attempt),
                fail(attempt), fail(attempt), erase(random.nextBoolean() ? JEAN : MARIE,
                        random.nextBoolean() ? key(attempt, "manifest.json") : null, null, null),
                EXPIRE);
        return all.get(random.nextInt(all.size()));
    }
}
