package io.causerie.recording.media;

import org.jspecify.annotations.Nullable;

/**
 * Something captured that is in no file.
 *
 * @param seq which part; null for the whole track
 * @param reason {@code damaged-in-store}, {@code header-missing}, {@code unreadable}, {@code timed-out}, {@code no-consent}, {@code too-short},
 *     {@code too-many-tracks}
 */
public record Skipped(String userId, String trackId, @Nullable Integer seq, String reason) {}
