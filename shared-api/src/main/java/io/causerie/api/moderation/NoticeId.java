package io.causerie.api.moderation;

import io.causerie.api.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which notice of another service it was: the digest of where it comes from and of the id it has there, since both are others'
 * words and may say anything.
 */
public record NoticeId(String value) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public NoticeId {
        InvalidValue.require(DIGEST.matcher(value).matches(), "noticeId",
                "must be a SHA-256 in lower-case hexadecimal");
    }

    /** {@code source} and {@code id} as a CloudEvent has them: together they are unique. */
    public static NoticeId of(String source, String id) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(source.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            return new NoticeId(
                    HexFormat.of().formatHex(sha256.digest(id.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
