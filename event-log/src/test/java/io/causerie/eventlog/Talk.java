package io.causerie.eventlog;

import java.time.Instant;
import java.util.Map;

/** A vocabulary for tests. */
public sealed interface Talk {
    EventTypes TYPES = EventTypes.of(Map.of("talk", Talk.class));

    record Begun(String talkId, Instant at) implements Talk {}

    record Said(String talkId, int number) implements Talk {}
}
