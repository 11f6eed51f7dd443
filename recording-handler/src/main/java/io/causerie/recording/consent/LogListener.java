package io.causerie.recording.consent;

/** Is told of what happened once the rows show it; after a crash perhaps again. */
@FunctionalInterface
public interface LogListener {
    /** One event of the log, in order. Blocks the following of the log. */
    void on(Object event);
}
