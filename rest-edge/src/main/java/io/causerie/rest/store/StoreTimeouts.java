package io.causerie.rest.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request waits for MongoDB before it is told that it is away. What the connection string
 * says about the same wins.
 *
 * @param select for a server that can serve
 * @param connect for a connection
 * @param read for an answer
 */
@ConfigurationProperties("causerie.mongodb.timeout")
public record StoreTimeouts(@DefaultValue("3s") Duration select, @DefaultValue("3s") Duration connect,
        @DefaultValue("10s") Duration read) {}
