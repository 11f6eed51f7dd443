package io.causerie.recording.finalize;

/** A run of ffmpeg did not do what it should. */
final class FfmpegFailed extends RuntimeException {
    private final boolean outOfTime;

    FfmpegFailed(String message, boolean outOfTime) {
        super(message);
        this.outOfTime = outOfTime;
    }

    /** Whether it was ended because it took too long. */
    boolean isOutOfTime() {
        return outOfTime;
    }
}
