package io.causerie.recording.finalize;

/** A run of ffmpeg did not do what it should. */
final class FfmpegFailed extends RuntimeException {
    private final boolean outOfTime;

    FfmpegFailed(String message, boolean outOfTime) {
        super(message);
        this.outOfTime = outOfTime;
    }

    /** Why media is left out that it happened to. */
    String reason() {
        return outOfTime ? "timed-out" : "unreadable";
    }

    /** Whether it was ended because it took too long. */
    boolean isOutOfTime() {
        return outOfTime;
    }
}
