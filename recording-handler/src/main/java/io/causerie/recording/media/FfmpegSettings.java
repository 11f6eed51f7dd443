package io.causerie.recording.media;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The program that opens media ({@code causerie.recording.ffmpeg.*}).
 *
 * @param path the program; by default the one on the path, else the one that the process brings along
 * @param required whether the process refuses to start without it; else sessions wait for a node that has it
 * @param memory what one run may use
 * @param maxFile the largest file that one run may write
 * @param timeLimit how long one run may take
 * @param trackTimeLimit how long one that opens a single track may take, besides a quarter of what the track lasts
 * @param inputsAtOnce how many tracks one run mixes; more are mixed in groups first
 */
@ConfigurationProperties("causerie.recording.ffmpeg")
public record FfmpegSettings(@Nullable Path path, @DefaultValue("true") boolean required,
        @DefaultValue("192MB") DataSize memory, @DefaultValue("1GB") DataSize maxFile,
        @DefaultValue("PT30M") Duration timeLimit, @DefaultValue("PT15S") Duration trackTimeLimit,
        @DefaultValue("16") int inputsAtOnce) {}
