package io.causerie.command.timeslot.web;

import io.causerie.api.identity.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of what a request creates: the same for each repetition under one key of one user. */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";
    static final int MAX_LENGTH = 255;
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private IdempotencyKey() {}

    /** A random id without a key. */
    static String idFor(UserId user, @Nullable String key) {
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        // The length keeps one user's id and key apart from another's that read the same when joined.
        ByteBuffer digest = ByteBuffer.wrap(sha256(user.value().length() + ":" + user.value() + ":" + key));
        return new UUID(digest.getLong() & VERSION_MASK | VERSION_8,
                digest.getLong() & VARIANT_MASK | VARIANT)
                .toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
