package io.causerie.recording.media;

/** A run of ffmpeg did not do what it should. */
public final class FfmpegFailed extends RuntimeException {
    private final boolean outOfTime;

    public FfmpegFailed(String message, boolean outOfTime) {
        super(message);
        this.outOfTime = outOfTime;
    }

    /** Why media is left out that it happened to. */
    public String reason() {
        return outOfTime ? "timed-out" : "unreadable";
    }

    /** Whether it was ended because it took too long. */
    public boolean isOutOfTime() {
        return outOfTime;
    }
}
