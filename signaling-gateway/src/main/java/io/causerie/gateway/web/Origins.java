package io.causerie.gateway.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may connect.
 *
 * @param allowedOrigins origins beside the gateway's own, such as `https://app.example.org`
 */
@ConfigurationProperties("causerie.gateway.web")
public record Origins(@DefaultValue List<String> allowedOrigins) {
    /** @param origin null for what is no browser */
    boolean allow(@Nullable String origin, @Nullable String host) {
        return origin == null || isOwn(origin, host) || allowed().contains(origin.toLowerCase(Locale.ROOT));
    }

    private Set<String> allowed() {
        return allowedOrigins.stream().map(one -> one.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Not by scheme: a proxy may have taken TLS off. */
    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
