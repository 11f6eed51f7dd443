package io.causerie.recording.finalize;

import io.causerie.recording.store.Manifest;
import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.Sha256;
import io.causerie.recording.store.StoreAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Brings files to the store and makes sure that they are there. */
public final class Publisher {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SHA256 = "sha256";

    private final ObjectStore store;

    public Publisher(ObjectStore store) {
        this.store = store;
    }

    /** Uploads an Ogg/Opus file; what the manifest says of it. */
    Manifest.MediaFile media(String key, Path file, long startMs, long durationMs) {
        String digest = upload(key, file, "audio/ogg");
        return new Manifest.MediaFile(key, "ogg", "opus", startMs, durationMs, size(file), digest);
    }

    void manifest(String key, Manifest manifest, Path file) {
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        upload(key, file, "application/json");
    }

    private String upload(String key, Path file, String type) {
        String digest = Sha256.of(file);
        store.upload(key, file, type, Map.of(SHA256, digest));
        boolean there = store.head(key).filter(object -> object.size() == size(file)
                && digest.equals(object.metadata().get(SHA256))).isPresent();
        if (!there) {
            throw new StoreAway(new IllegalStateException(key + " is not what was uploaded"));
        }
        return digest;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
