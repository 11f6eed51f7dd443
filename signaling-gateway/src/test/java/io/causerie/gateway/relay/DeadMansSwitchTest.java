package io.causerie.gateway.relay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.session.SessionCommand;
import io.causerie.gateway.link.LocalCommandLink;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.rest.link.LocalLink;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Whoever is lost leaves for sure: what fails here is tried again by the hub. */
class DeadMansSwitchTest {
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final DeadMansSwitch deadMansSwitch = new DeadMansSwitch(
            new LocalCommandLink(new LocalLink(DefaultCommandGateway.builder().commandBus(bus).build())),
            new NoRooms());

    @ParameterizedTest
    @EnumSource(names = {"NO_CURRENT_SESSION", "SESSION_ENDED", "NOT_FOUND"})
    void whoever_is_in_no_session_has_left(RejectionCode code) {
        theCommandSideFailsWith(new Rejection(code, "No."));

        assertThatCode(() -> deadMansSwitch.expired("marie", "c1")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"NO_CURRENT_SESSION", "SESSION_ENDED", "NOT_FOUND"})
    void any_other_refusal_leaves_them_in_and_is_tried_again(RejectionCode code) {
        theCommandSideFailsWith(new Rejection(code, "No."));

        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> deadMansSwitch.expired("marie", "c1"));
    }

    @Test
    void a_lost_race_leaves_them_in_and_is_tried_again() {
        theCommandSideFailsWith(new ConcurrencyException("somebody was faster"));

        assertThatExceptionOfType(LinkUnavailable.class)
                .isThrownBy(() -> deadMansSwitch.expired("marie", "c1"));
    }

    private void theCommandSideFailsWith(RuntimeException failure) {
        bus.subscribe(SessionCommand.Leave.class.getName(), _ -> {
            throw failure;
        });
    }
}
