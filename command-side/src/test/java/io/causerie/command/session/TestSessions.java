package io.causerie.command.session;

import io.causerie.command.fixture.CommandFixture;
import java.time.Duration;

/** Sessions as a slot's tests need them. */
public final class TestSessions {
    public static final Duration GRACE = Duration.ofMinutes(5);

    private TestSessions() {}

    public static Sessions in(CommandFixture fixture) {
        return new Sessions(fixture.repository(Session.class),
                new SessionSettings(GRACE, Duration.ofMinutes(1), Duration.ofHours(2), "1",
                        Duration.ofSeconds(15), "/ws"));
    }

    public static Attendance attendance(CommandFixture fixture) {
        return new Attendance(fixture.repository(Session.class));
    }
}
