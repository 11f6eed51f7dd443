package io.causerie.recording.store;

import java.util.Map;
import java.util.Optional;

/**
 * What is stored beside a part's bytes.
 *
 * @param startMs when what is in it was spoken, from the session's start, as its client said
 * @param durationMs for how long, as its client said
 * @param sha256 hex of its bytes' digest
 */
public record PartFacts(long startMs, long durationMs, PartType type, String sha256) {
    private static final String START = "start-ms";
    private static final String DURATION = "duration-ms";
    private static final String SHA256 = "sha256";
    private static final String TYPE = "media-type";

    public Map<String, String> metadata() {
        return Map.of(START, Long.toString(startMs), DURATION, Long.toString(durationMs), TYPE,
                type.mediaType(), SHA256, sha256);
    }

    /** What {@link #metadata} has written; empty for anything else. */
    public static Optional<PartFacts> of(Map<String, String> metadata) {
        try {
            return PartType.parse(metadata.getOrDefault(TYPE, ""))
                    .map(type -> new PartFacts(Long.parseLong(metadata.getOrDefault(START, "")),
                            Long.parseLong(metadata.getOrDefault(DURATION, "")), type,
                            metadata.getOrDefault(SHA256, "")));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
