package io.causerie.recording.media;

/** A run of ffmpeg did not do what it should. */
public final class FfmpegFailed extends RuntimeException {
    private final boolean outOfTime;
    private final boolean machine;

    /** {@code machine}: it had no fair chance, so nothing follows for the media. */
    public FfmpegFailed(String message, boolean outOfTime, boolean machine) {
        super(message);
        this.outOfTime = outOfTime;
        this.machine = machine;
    }

    /** Whether that may be the machine's fault rather than the media's: then it is worth another try. */
    public boolean isOfMachine() {
        return machine;
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
