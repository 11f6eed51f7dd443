package io.causerie.recording.config;

import io.causerie.recording.media.NoFfmpeg;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What an operator is told whose machine has no ffmpeg. */
final class NoFfmpegAnalyzer extends AbstractFailureAnalyzer<NoFfmpeg> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoFfmpeg cause) {
        return new FailureAnalysis(cause.problem(), NoFfmpeg.REMEDY, cause);
    }
}
