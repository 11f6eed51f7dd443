package io.causerie.gateway.web;

import java.net.URI;

/**
 * Where recordings are played from besides what is configured: for who starts the S3 server, and alone knows where it answers.
 *
 * @param uri any address there
 */
public record MediaOrigin(URI uri) {
    String origin() {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
