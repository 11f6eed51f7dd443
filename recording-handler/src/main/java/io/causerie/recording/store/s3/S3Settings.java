package io.causerie.recording.store.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where recordings are kept ({@code causerie.recording.s3.*}). Credentials come by the AWS SDK's standard chain: environment, profile,
 * role.
 *
 * @param endpoint where an S3 server other than Amazon's answers, e.g. https://account.r2.cloudflarestorage.com
 * @param publicEndpoint where clients reach the same server, if not there too; presigned addresses begin so
 * @param region the region; {@code auto} for R2
 * @param bucket what everything is in
 * @param pathStyle whether the bucket is named in the path rather than in the host's name
 * @param createBucket whether the bucket is made if it is not there
 * @param connectTimeout how long a connection may take
 * @param timeout how long the store may be silent within one call
 * @param pieceSize larger files are uploaded in pieces of this size; the store's least is 5 MB
 */
@ConfigurationProperties("causerie.recording.s3")
public record S3Settings(@Nullable URI endpoint, @Nullable URI publicEndpoint,
        @DefaultValue("auto") String region,
        @DefaultValue("causerie-recordings") String bucket, @DefaultValue("true") boolean pathStyle,
        @DefaultValue("false") boolean createBucket, @DefaultValue("PT2S") Duration connectTimeout,
        @DefaultValue("PT10S") Duration timeout, @DefaultValue("5MB") DataSize pieceSize) {}
