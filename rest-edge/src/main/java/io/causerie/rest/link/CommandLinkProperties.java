package io.causerie.rest.link;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a process reaches the command side.
 *
 * @param url where the command side answers; none when it is in the same process
 * @param secret what lets the processes know each other, at least 32 bytes; without one at the command side
 *     nobody may ask anything under {@code /internal}
 * @param connectTimeout how long a connection may take
 * @param timeout how long an answer may take
 */
@ConfigurationProperties("causerie.command-link")
public record CommandLinkProperties(@Nullable URI url, @DefaultValue("") String secret,
        @DefaultValue("PT2S") Duration connectTimeout,
        @DefaultValue("PT8S") Duration timeout) {
    @Override
    public String toString() {
        return "CommandLinkProperties[url=%s]".formatted(url);
    }
}
