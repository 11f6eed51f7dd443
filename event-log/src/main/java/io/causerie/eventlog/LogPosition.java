package io.causerie.eventlog;

/** How far this process knows the log. */
public interface LogPosition {
    /**
     * The highest position that this process has written or read; 0 for an empty log. What a command
     * that has just returned did, or was decided on, is at or before it.
     */
    long position();
}
