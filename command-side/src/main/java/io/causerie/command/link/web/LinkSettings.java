package io.causerie.command.link.web;

import io.causerie.api.InvalidValue;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this process shares with the gateway ({@code causerie.command-link.*}).
 *
 * @param secret what lets the gateway and the command side know each other, at least 32 bytes; without one at the command side
 *     nobody may ask anything under {@code /internal}
 */
@ConfigurationProperties(LinkSettings.PREFIX)
public record LinkSettings(@DefaultValue("") String secret) {
    static final String PREFIX = "causerie.command-link";
    static final int SHORTEST = 32;

    public LinkSettings {
        InvalidValue.require(secret.isBlank() || secret.getBytes(StandardCharsets.UTF_8).length >= SHORTEST,
                PREFIX + ".secret", "must have at least 32 bytes");
    }

    @Override
    public String toString() {
        return "LinkSettings[secret]";
    }
}
