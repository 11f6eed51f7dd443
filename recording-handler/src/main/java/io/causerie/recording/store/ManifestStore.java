package io.causerie.recording.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Manifests as they lie in the store. */
public final class ManifestStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /** @param sha256 of its bytes */
    public record Kept(Manifest manifest, String sha256) {}

    private final ObjectStore store;

    public ManifestStore(ObjectStore store) {
        this.store = store;
    }

    /** Empty if there is none. */
    public Optional<Kept> read(String key) {
        try {
            Path directory = Files.createTempDirectory("manifest");
            Path file = directory.resolve("manifest.json");
            try {
                return store.download(key, file, MOST_BYTES).map(_ -> kept(file));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kept kept(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return new Kept(JSON.readValue(content, Manifest.class), Sha256.of(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String key, Manifest manifest) {
        byte[] content = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest)
                .getBytes(StandardCharsets.UTF_8);
        store.put(key, content, "application/json", Map.of("sha256", Sha256.of(content)));
    }
}
