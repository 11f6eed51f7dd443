package io.causerie.gateway.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages may do beyond their own origin ({@code causerie.gateway.pages.*}).
 *
 * @param tokenOrigins origins of apps that may frame the pages and hand them a token by postMessage
 * @param mediaOrigins origins that recordings are played from, other than the pages' own: where clients reach the S3 server
 * @param signInUrl where to send who comes without a token; absent: the pages say that the app has to open them
 */
@ConfigurationProperties("causerie.gateway.pages")
public record PagesProperties(@DefaultValue List<String> tokenOrigins,
        @DefaultValue List<String> mediaOrigins,
        @Nullable String signInUrl) {}
