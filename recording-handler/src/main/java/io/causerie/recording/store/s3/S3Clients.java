package io.causerie.recording.store.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes the SDK's clients as the settings say. */
final class S3Clients {
    private static final int TRIES = 2;

    private S3Clients() {}

    static S3Client client(S3Settings settings, @Nullable S3Connection connection) {
        var client = S3Client.builder().region(Region.of(settings.region()))
                .credentialsProvider(credentials(connection)).forcePathStyle(settings.pathStyle())
                // What newer SDKs add to each request by themselves is not understood by every server.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // In chunks, s3proxy answers before it has read the last one, and now and then closes the connection for it.
                .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(settings.connectTimeout())
                        .socketTimeout(settings.timeout()).build())
                .overrideConfiguration(calls -> calls.apiCallTimeout(longest(settings))
                        .retryStrategy(retries -> retries.maxAttempts(TRIES)));
        endpoint(settings, connection).ifPresent(client::endpointOverride);
        return client.build();
    }

    static S3Presigner presigner(S3Settings settings, @Nullable S3Connection connection) {
        var presigner = S3Presigner.builder().region(Region.of(settings.region()))
                .credentialsProvider(credentials(connection)).serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build());
        Optional.ofNullable(settings.publicEndpoint()).or(() -> endpoint(settings, connection))
                .ifPresent(presigner::endpointOverride);
        return presigner.build();
    }

    private static Duration longest(S3Settings settings) {
        return settings.timeout().multipliedBy(TRIES).plus(settings.connectTimeout());
    }

    private static Optional<URI> endpoint(S3Settings settings, @Nullable S3Connection connection) {
        return Optional.ofNullable(connection == null ? settings.endpoint() : connection.endpoint());
    }

    private static AwsCredentialsProvider credentials(@Nullable S3Connection connection) {
        return connection == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(connection.accessKey(), connection.secretKey()));
    }
}
