package io.causerie.query.analytics;

/** Where a report's numbers are. */
enum Source {
    SLOTS(SlotRow.class, SlotSum.class, Figure.SLOTS, "slotId"), SESSIONS(SessionRow.class, SessionSum.class,
            Figure.SESSIONS, "sessionId");

    private final Class<?> rows;
    private final Class<?> sums;
    private final Figure count;
    private final String idHead;

    Source(Class<?> rows, Class<?> sums, Figure count, String idHead) {
        this.rows = rows;
        this.sums = sums;
        this.count = count;
        this.idHead = idHead;
    }

    Class<?> rows() {
        return rows;
    }

    Class<?> sums() {
        return sums;
    }

    /** How many rows a sum is of. */
    Figure count() {
        return count;
    }

    /** What the id of a row is called. */
    String idHead() {
        return idHead;
    }
}
