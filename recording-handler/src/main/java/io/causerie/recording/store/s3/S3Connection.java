package io.causerie.recording.store.s3;

import java.net.URI;

/**
 * A bean of this type replaces endpoint and credentials: that of an S3 server which the process brings along.
 *
 * @param endpoint where it answers
 */
public record S3Connection(URI endpoint, String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "S3Connection[endpoint=%s]".formatted(endpoint);
    }
}
