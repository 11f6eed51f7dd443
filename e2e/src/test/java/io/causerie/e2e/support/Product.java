package io.causerie.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/** The product in one of its shapes, running, with users who can be given tokens. */
public interface Product extends AutoCloseable {
    /** Minutes last a second, the grace period 3, the reconnect window 2: a story takes seconds, with real deadlines. */
    List<String> FAST = List.of("--causerie.timeslots.minute=PT1S", "--causerie.timeslots.reminder-lead=PT2S",
            "--causerie.sessions.grace=PT3S", "--causerie.sessions.reconnect-window=PT2S");

    /** Calls as this user; without roles an ordinary learner. */
    Api as(String userId, String... roles);

    /** Calls without a token. */
    Api anonymous();

    /** kill -9 of whatever decides, and a start on the same data. */
    void killAndRestart();

    @Override
    void close();

    static StandaloneProduct standalone(Path dataDirectory, List<String> arguments) {
        return new StandaloneProduct(dataDirectory, arguments);
    }

    static SplitProduct split(List<String> arguments) {
        return new SplitProduct(arguments);
    }

    static ApartProduct apart(List<String> arguments) {
        return new ApartProduct(arguments);
    }

    /** All items of a paged list. */
    static List<JsonNode> all(Api api, String path, long minPosition) {
        return Pages.read(api, path, minPosition);
    }
}
