package io.causerie.command.link.web;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.recording.RecordingCommand;
import io.causerie.rest.problem.Unavailable;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the recording handler is told when a command is not carried out. */
class RecordingLinkControllerTest {
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final RecordingLinkController controller = new RecordingLinkController(
            DefaultCommandGateway.builder().commandBus(bus).build());

    @ParameterizedTest
    @MethodSource("lostRaces")
    void a_lost_race_is_no_refusal_but_something_to_ask_again(RuntimeException lost) {
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> store(lost));
    }

    static Stream<RuntimeException> lostRaces() {
        return Stream.of(new ConcurrencyException("somebody was faster"),
                new AggregateStreamCreationException("somebody was faster"),
                new DeadlockException("two waited for each other"));
    }

    @Test
    void a_refusal_stays_one() {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> store(new Rejection(RejectionCode.CONFLICT, "No.")));
    }

    private void store(RuntimeException failure) {
        bus.subscribe(RecordingCommand.StoreRecording.class.getName(), _ -> {
            throw failure;
        });
        controller.stored("s1", new RecordingReport.Stored(1, "bucket", "manifest", "mix",
                List.of(new RecordingReport.Track("ali", "t", "key", 0L, 1L)), 1L));
    }
}
