package io.causerie.gateway.protocol;

/**
 * A part of a frame's text that is passed on as it was written: checked to be JSON, never decoded.
 *
 * @param frame the frame it is part of
 * @param from where it begins
 * @param to where it ends, exclusive
 */
public record Slice(String frame, int from, int to) {
    public int length() {
        return to - from;
    }

    void appendTo(StringBuilder text) {
        text.append(frame, from, to);
    }

    /** Not its text: that may be somebody's address. */
    @Override
    public String toString() {
        return "Slice(" + length() + ")";
    }
}
