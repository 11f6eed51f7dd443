package io.causerie.eventlog.config;

import io.causerie.eventlog.CommitLogLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this process keeps its log.
 *
 * @param store {@code mongo}: a collection that many processes share; {@code embedded}: a file of this process's own
 * @param directory where the embedded store lies; needed for {@code embedded} only
 * @param database the mongo store's database; by default that of the application's connection string
 * @param collection the mongo store's collection
 * @param groupEvents the most events of several commands in one commit
 * @param groupSize the most bytes of several commands in one commit
 * @param maxWaiting the most commands waiting for their commit; more are refused as unavailable
 * @param appendTimeout how long a command waits for its events to be durable
 * @param fetchDelay how often to look for what other processes appended
 */
@ConfigurationProperties("causerie.event-log")
public record EventLogProperties(@DefaultValue("mongo") Store store, @Nullable Path directory,
        @Nullable String database, @DefaultValue("commits") String collection,
        @DefaultValue("1000") int groupEvents, @DefaultValue("4MB") DataSize groupSize,
        @DefaultValue("10000") int maxWaiting, @DefaultValue("5s") Duration appendTimeout,
        @DefaultValue("20ms") Duration fetchDelay) {
    /** The two stores. */
    public enum Store {
        MONGO, EMBEDDED
    }

    /** What the log may hold and how long it waits. */
    CommitLogLimits limits() {
        return new CommitLogLimits(groupEvents, groupSize.toBytes(), maxWaiting, appendTimeout);
    }
}
