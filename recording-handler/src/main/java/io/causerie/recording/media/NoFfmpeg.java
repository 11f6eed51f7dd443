package io.causerie.recording.media;

/** There is no ffmpeg that runs here; the message says what to do. */
public final class NoFfmpeg extends RuntimeException {
    /** What to do about it. */
    public static final String REMEDY = "Install it so that it is on the path, or set causerie.recording.ffmpeg.path;"
            + " causerie.recording.ffmpeg.required=false starts without it, and the files of sessions then wait for a"
            + " node that has it.";

    private final String problem;

    NoFfmpeg(String tried) {
        super("No ffmpeg runs on this machine (" + tried + "). " + REMEDY);
        this.problem = "No ffmpeg runs on this machine (" + tried + ").";
    }

    public String problem() {
        return problem;
    }
}
