package io.causerie.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash of a commit. Every text is preceded by its length in UTF-8 bytes and every number has 8 bytes,
 * so that no two different commits have the same bytes.
 */
final class CommitHash {
    private static final String FORMAT = "causerie-commit-1";

    private final MessageDigest digest;

    private CommitHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(String prev, long position, Instant at, List<StoredEvent> events) {
        CommitHash hash = new CommitHash();
        hash.text(FORMAT).text(prev).number(position).number(at.toEpochMilli()).number(events.size());
        events.forEach(hash::event);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void event(StoredEvent event) {
        text(event.id()).text(event.aggregateType()).text(event.aggregateId()).number(event.sequence())
                .text(event.type()).text(event.revision()).text(event.payload()).text(event.metadata());
    }

    private CommitHash text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
        return this;
    }

    private CommitHash number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }
}
