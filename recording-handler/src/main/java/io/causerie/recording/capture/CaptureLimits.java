package io.causerie.recording.capture;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be sent ({@code causerie.recording.capture.*}).
 *
 * @param maxPart the largest part
 * @param maxPartDuration the longest part
 * @param maxParts the most parts of one track
 * @param partsPerMinute the most parts of one user for each minute that the session has lasted, and for one more
 * @param maxTracks the most tracks of one user in one session; each start of a recorder is one
 * @param maxSize the most bytes of one user in one session
 * @param maxAttempts up to which attempt to make files a part that comes after a failure asks for another one
 * @param maxUploads parts that this node takes in at the same time, each of which is in memory; more are told to come again
 * @param maxUploadsPerUser of them from the same user
 * @param skew by how much a client's idea of the session's time may be ahead of ours
 */
@ConfigurationProperties("causerie.recording.capture")
public record CaptureLimits(@DefaultValue("1MB") DataSize maxPart,
        @DefaultValue("PT10S") Duration maxPartDuration,
        @DefaultValue("20000") int maxParts, @DefaultValue("120") int partsPerMinute,
        @DefaultValue("60") int maxTracks,
        @DefaultValue("256MB") DataSize maxSize, @DefaultValue("10") int maxAttempts,
        @DefaultValue("64") int maxUploads,
        @DefaultValue("4") int maxUploadsPerUser, @DefaultValue("PT10S") Duration skew) {}
