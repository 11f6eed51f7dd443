package io.causerie.gateway.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Two strangers who are to talk.
 *
 * @param sessionId the id their session will have
 * @param waitedUserId who waited
 * @param cameUserId who came and found them
 * @param language the language both can do with, as a BCP 47 tag; null if neither asked for one
 * @param level the level both can do with, A1 to C2; null if neither asked for one
 * @param waited how long the first had looked for somebody; not negative
 * @param came the same of the second
 */
public record Meeting(String sessionId, String waitedUserId, String cameUserId, @Nullable String language,
        @Nullable String level, Duration waited, Duration came) {}
