package io.causerie.gateway.room;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How rooms follow the log ({@code causerie.gateway.rooms.*}).
 *
 * @param batchSize how many events are in one write of rows, at most
 * @param startTimeout how long a starting node waits for its rooms before it lets anybody in without them
 */
@ConfigurationProperties("causerie.gateway.rooms")
public record RoomFollowingLimits(@DefaultValue("1000") int batchSize,
        @DefaultValue("PT1M") Duration startTimeout) {}
