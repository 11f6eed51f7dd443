package io.causerie.eventlog.support;

/** What somebody could do to a log who gets at what it is stored in. Commits are named by their positions. */
public interface Tampering {
    /** Replaces a text in the payload of the commit's first event. */
    void edit(long position, String text, String other);

    void remove(long position);

    /** Gives each of two commits of one event the content of the other, hash and all. */
    void swap(long position, long other);
}
