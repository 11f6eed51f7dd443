package io.causerie.command.users;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Calendar feeds ({@code causerie.feeds.*}).
 *
 * @param baseUrl where calendar programs reach this service, without a slash at the end; empty for addresses relative to the
 *     API's origin
 */
@ConfigurationProperties("causerie.feeds")
public record FeedSettings(@DefaultValue("") String baseUrl) {}
