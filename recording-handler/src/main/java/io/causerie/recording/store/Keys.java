package io.causerie.recording.store;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which keys there are. Parts and finished files begin differently, so that a rule of the store can delete forgotten parts by age:
 * {@code parts/{session}/{user}/{track}/{seq}} and {@code recordings/{session}/{attempt}/{run}/…}.
 */
public final class Keys {
    private static final Pattern PLAIN_USER = Pattern.compile("(?!\\.+$)[A-Za-z0-9@._-]{1,64}");
    private static final int DIGEST_LENGTH = 32;
    private static final Pattern PART = Pattern.compile("parts/[^/]+/([^/]+)/([^/]+)/([0-9]{6})");

    /** A part's place by its key. */
    public record PartPlace(String user, String trackId, int seq) {}

    private Keys() {}

    /** All parts of a session. */
    public static String parts(String sessionId) {
        return "parts/" + sessionId + "/";
    }

    /** All parts of a user in a session. */
    public static String parts(String sessionId, String userId) {
        return parts(sessionId) + user(userId) + "/";
    }

    public static String part(String sessionId, String userId, String trackId, int seq) {
        return parts(sessionId, userId) + String.format(Locale.ROOT, "%s/%06d", trackId, seq);
    }

    /** What {@link #part} has put together; empty for another key. */
    public static Optional<PartPlace> placeOf(String key) {
        Matcher part = PART.matcher(key);
        return part.matches()
                ? Optional.of(new PartPlace(part.group(1), part.group(2), Integer.parseInt(part.group(3))))
                : Optional.empty();
    }

    /** All finished files of a session. */
    public static String recording(String sessionId) {
        return "recordings/" + sessionId + "/";
    }

    /** All files of one run: two nodes that both take themselves for the owner of a job do not write over each other's. */
    public static String run(String sessionId, int attempt, String run) {
        return recording(sessionId) + attempt + "/" + run + "/";
    }

    /** A user in a key: the id itself where that is harmless everywhere, also as a directory's name, else a digest of it. */
    public static String user(String userId) {
        return PLAIN_USER.matcher(userId).matches()
                ? userId
                : "~" + Sha256.of(userId.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST_LENGTH);
    }
}
