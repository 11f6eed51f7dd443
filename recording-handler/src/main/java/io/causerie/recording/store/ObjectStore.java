package io.causerie.recording.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store of files by key. Every method but {@link #presigned} may fail with {@link StoreAway}. */
public interface ObjectStore {
    /** What all the keys are in. */
    String bucket();

    /** Stores {@code content}; when this returns it is there. */
    void put(String key, byte[] content, String contentType, Map<String, String> metadata);

    /** Stores a file, a large one in pieces, of which one at a time is in memory. */
    void upload(String key, Path file, String contentType, Map<String, String> metadata);

    /** What is stored under that key, without its bytes. */
    Optional<StoredObject> head(String key);

    /** Everything whose key begins so, in the order of the keys, without metadata. */
    List<StoredObject> list(String prefix);

    /**
     * Fetches what is stored under that key into a new file.
     *
     * @param maxBytes larger ones are not fetched
     * @return what is stored there; empty if there is nothing, or too much of it
     */
    Optional<StoredObject> download(String key, Path file, long maxBytes);

    /** Deletes; what is not there is deleted already. */
    void delete(Collection<String> keys);

    /** Deletes everything whose key begins so. */
    default void deleteAll(String prefix) {
        delete(list(prefix).stream().map(StoredObject::key).toList());
    }

    /** An address that lets anybody read it for {@code life}. */
    URI presigned(String key, Duration life);
}
