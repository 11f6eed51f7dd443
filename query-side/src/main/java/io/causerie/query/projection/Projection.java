package io.causerie.query.projection;

import java.util.List;

/**
 * Keeps rows that answer reads, from the log alone. Its event handlers write absolute facts through
 * {@link Rows}, so that an event handled twice, or again in a replay, leaves the same rows.
 */
public interface Projection {
    /** The name operators and the token store know it by, in kebab-case. */
    String name();

    /**
     * The documents it keeps, each after those that it refers to: in this order a batch's rows are written, so that
     * a reader in between finds nothing that refers to what is not there yet.
     */
    List<Class<?>> documents();
}
