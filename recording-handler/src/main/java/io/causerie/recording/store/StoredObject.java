package io.causerie.recording.store;

import java.time.Instant;
import java.util.Map;

/** @param modifiedAt by the store's clock */
public record StoredObject(String key, long size, Instant modifiedAt, Map<String, String> metadata) {
    public StoredObject {
        metadata = Map.copyOf(metadata);
    }
}
