package io.causerie.command.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secret of a calendar feed: 256 random bits in base64url. Only its digest is ever stored. */
public record FeedToken(String value) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static FeedToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new FeedToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Hex SHA-256 of its characters. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "FeedToken[secret]";
    }
}
