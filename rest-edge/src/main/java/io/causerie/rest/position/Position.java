package io.causerie.rest.position;

/** The headers by which a client reads its own writes. */
public final class Position {
    /** How far the log has come, on each write; how far what was read has come, on each read. */
    public static final String HEADER = "X-Position";
    /** How far a read must have come at least. */
    public static final String MIN_HEADER = "X-Min-Position";

    private Position() {}
}
