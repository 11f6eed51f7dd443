package io.causerie.gateway.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a connection may take.
 *
 * @param maxFrame the largest frame
 * @param maxNesting how many objects and arrays of a frame may be within each other
 * @param maxOutbox what may wait to be sent to one connection, in characters
 * @param maxKeptFrames frames kept for a resume
 * @param maxKeptSize characters kept for a resume
 * @param helloWithin how long a connection may take to say hello
 * @param answerWithin how long the check of a hello may take, before the client is told to try later
 * @param maxUngreeted connections that have not said hello yet
 * @param heartbeat how often a ping is sent
 * @param silence after how long without a sign of life a connection is gone
 * @param abuseWindow the time over which mistakes are counted
 * @param maxInvalid invalid messages within that time before the connection is closed
 * @param maxDropped messages over their rate within that time before the connection is closed
 * @param drainSpread over how long clients are told to come back when the node stops
 */
@ConfigurationProperties("causerie.gateway.connections")
public record ConnectionLimits(@DefaultValue("64KB") DataSize maxFrame, @DefaultValue("16") int maxNesting,
        @DefaultValue("1MB") DataSize maxOutbox, @DefaultValue("128") int maxKeptFrames,
        @DefaultValue("256KB") DataSize maxKeptSize, @DefaultValue("PT5S") Duration helloWithin,
        @DefaultValue("PT10S") Duration answerWithin,
        @DefaultValue("1000") int maxUngreeted, @DefaultValue("PT15S") Duration heartbeat,
        @DefaultValue("PT30S") Duration silence, @DefaultValue("PT10S") Duration abuseWindow,
        @DefaultValue("10") int maxInvalid, @DefaultValue("20") int maxDropped,
        @DefaultValue("PT5S") Duration drainSpread) {}
