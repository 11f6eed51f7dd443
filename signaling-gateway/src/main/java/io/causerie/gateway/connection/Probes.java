package io.causerie.gateway.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two users who exist only in this process, to try whether it relays. Nobody can guess their tokens. */
public final class Probes {
    private final String oneId = "probe-" + UUID.randomUUID();
    private final String otherId = "probe-" + UUID.randomUUID();
    private final Map<String, String> tokens = Map.of(oneId, secret(), otherId, secret());

    private static String secret() {
        return "probe." + UUID.randomUUID() + UUID.randomUUID();
    }

    public String oneId() {
        return oneId;
    }

    public String otherId() {
        return otherId;
    }

    public String token(String userId) {
        return String.valueOf(tokens.get(userId));
    }

    public boolean contains(String userId) {
        return userId.equals(oneId) || userId.equals(otherId);
    }

    /** Whose token it is; null if it is none of theirs. */
    Tokens.@Nullable Bearer bearer(String token) {
        for (Map.Entry<String, String> one : tokens.entrySet()) {
            if (MessageDigest.isEqual(bytes(one.getValue()), bytes(token))) {
                return new Tokens.Bearer(one.getKey(), null, Instant.MAX);
            }
        }
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
