package io.causerie.gateway.room;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What the log says of people, as far as the gateway asks. */
public interface People {
    /** Whether nothing bars them: no ban holds now, and they were not deleted. */
    boolean mayAct(String userId);

    /** Whom this user has blocked, and who has blocked them. */
    Set<String> blockedEitherWay(String userId);

    /** Partners this user met at {@code since} or later, and when they last did. */
    Map<String, Instant> metSince(String userId, Instant since);

    /** What to call them: their display name, or the id of somebody who has none or is gone. May ask the store. */
    String nameOf(String userId);
}
