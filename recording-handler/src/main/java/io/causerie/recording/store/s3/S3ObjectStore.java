package io.causerie.recording.store.s3;

import io.causerie.recording.store.ObjectStore;
import io.causerie.recording.store.StoreAway;
import io.causerie.recording.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A bucket of any server that speaks S3. */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private static final int MOST_IN_ONE_DELETION = 1000;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final LongAdder failures = new LongAdder();
    private volatile boolean bucketMade;
    private final S3Settings settings;

    /** {@code connection}: of a server that the process brings along; null for that of the settings. */
    public S3ObjectStore(S3Settings settings, @Nullable S3Connection connection) {
        this.settings = settings;
        this.s3 = S3Clients.client(settings, connection);
        this.presigner = S3Clients.presigner(settings, connection);
    }

    @Override
    public String bucket() {
        return settings.bucket();
    }

    @Override
    public void put(String key, byte[] content, String contentType, Map<String, String> metadata) {
        withBucket(() -> s3.putObject(
                put -> put.bucket(bucket()).key(key).contentType(contentType).metadata(metadata),
                RequestBody.fromBytes(content)));
    }

    @Override
    public void upload(String key, Path file, String contentType, Map<String, String> metadata) {
        long size = size(file);
        if (size <= settings.pieceSize().toBytes()) {
            withBucket(() -> s3.putObject(
                    put -> put.bucket(bucket()).key(key).contentType(contentType).metadata(metadata),
                    RequestBody.fromFile(file)));
            return;
        }
        String upload = withBucket(() -> s3.createMultipartUpload(
                create -> create.bucket(bucket()).key(key).contentType(contentType).metadata(metadata)))
                .uploadId();
        try {
            List<CompletedPart> pieces = uploadPieces(key, upload, file, size);
            calling(() -> s3.completeMultipartUpload(complete -> complete.bucket(bucket()).key(key)
                    .uploadId(upload).multipartUpload(all -> all.parts(pieces))));
        } catch (RuntimeException e) {
            abort(key, upload, e);
            throw e;
        }
    }

    private List<CompletedPart> uploadPieces(String key, String upload, Path file, long size) {
        long most = settings.pieceSize().toBytes();
        List<CompletedPart> pieces = new ArrayList<>();
        for (long from = 0; from < size; from += most) {
            int number = pieces.size() + 1;
            RequestBody body = new FilePiece(file, from, Math.min(most, size - from)).asBody();
            String tag = calling(() -> s3.uploadPart(part -> part.bucket(bucket()).key(key)
                    .uploadId(upload).partNumber(number), body)).eTag();
            pieces.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        return pieces;
    }

    private void abort(String key, String upload, RuntimeException why) {
        try {
            calling(() -> s3.abortMultipartUpload(
                    abort -> abort.bucket(bucket()).key(key).uploadId(upload)));
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public Optional<StoredObject> head(String key) {
        return found(() -> s3.headObject(head -> head.bucket(bucket()).key(key)))
                .map(object -> new StoredObject(key, object.contentLength(), object.lastModified(),
                        object.metadata()));
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return found(() -> s3.listObjectsV2Paginator(list -> list.bucket(bucket()).prefix(prefix)).contents()
                .stream().map(one -> new StoredObject(one.key(), one.size(), one.lastModified(), Map.of()))
                .toList()).orElse(List.of());
    }

    @Override
    public Optional<StoredObject> download(String key, Path file, long maxBytes) {
        return found(() -> copied(key, file, maxBytes)).flatMap(object -> object);
    }

    private Optional<StoredObject> copied(String key, Path file, long maxBytes) {
        try (ResponseInputStream<GetObjectResponse> content = s3
                .getObject(get -> get.bucket(bucket()).key(key))) {
            GetObjectResponse object = content.response();
            if (object.contentLength() > maxBytes) {
                content.abort();
                return Optional.empty();
            }
            Files.copy(content, file);
            return Optional.of(new StoredObject(key, object.contentLength(), object.lastModified(),
                    object.metadata()));
        } catch (IOException e) {
            throw away(e);
        }
    }

    @Override
    public void delete(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MOST_IN_ONE_DELETION) {
            List<ObjectIdentifier> some = all
                    .subList(from, Math.min(all.size(), from + MOST_IN_ONE_DELETION)).stream()
                    .map(key -> ObjectIdentifier.builder().key(key).build()).toList();
            var answer = calling(() -> s3.deleteObjects(
                    delete -> delete.bucket(bucket()).delete(objects -> objects.objects(some).quiet(true))));
            if (answer.hasErrors() && !answer.errors().isEmpty()) {
                throw away(new IllegalStateException("not deleted: " + answer.errors()));
            }
        }
    }

    @Override
    public URI presigned(String key, Duration life) {
        return URI.create(presigner.presignGetObject(presign -> presign.signatureDuration(life)
                .getObjectRequest(get -> get.bucket(bucket()).key(key))).url().toString());
    }

    /** Any other 404 says that this is not our store, and nothing of what is in it. */
    private <T> Optional<T> found(Supplier<T> call) {
        return calling(() -> {
            try {
                return Optional.of(call.get());
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            } catch (NoSuchBucketException e) {
                if (!settings.createBucket()) {
                    throw e;
                }
                return Optional.empty();
            }
        });
    }

    /**
     * Where we may, the bucket is made before the first write rather than when that finds none: a server that answers before it has read
     * the body closes the connection, and then we do not see its answer.
     */
    private <T> T withBucket(Supplier<T> call) {
        return calling(() -> {
            if (settings.createBucket() && !bucketMade) {
                createBucket();
                bucketMade = true;
            }
            return call.get();
        });
    }

    /** Asks first: a key for files only may not be allowed to make one. */
    private void createBucket() {
        try {
            s3.headBucket(head -> head.bucket(bucket()));
        } catch (NoSuchBucketException _) {
            try {
                s3.createBucket(create -> create.bucket(bucket()));
            } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException _) {
                // Another first write was faster.
            }
        }
    }

    private <T> T calling(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkClientException | S3Exception e) {
            throw away(e);
        }
    }

    private StoreAway away(Exception why) {
        failures.increment();
        return new StoreAway(why);
    }

    /** Calls that came to nothing since the start. */
    public long failures() {
        return failures.sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        presigner.close();
        s3.close();
    }
}
