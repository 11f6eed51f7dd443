package io.causerie.query.audit;

/** Adds up events, as an aggregate does. */
interface Fold<V> {
    /** The next event of the aggregate, in today's classes; what is none that it knows changes nothing. */
    void evolve(Object payload);

    /** What they have added up to. */
    V state();
}
