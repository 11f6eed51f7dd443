package io.causerie.eventlog;

/** Is told what this process appends; called by whoever appends and by the log's writer, so it must not block. */
public interface CommitLogMonitor {
    /** Takes no notice. */
    CommitLogMonitor NONE = new CommitLogMonitor() {
        @Override
        public void appended(Outcome outcome, long nanos) {}

        @Override
        public void committed(int appends) {}
    };

    /** What came of an append. */
    enum Outcome {
        /** Durable. */
        STORED,
        /** Another event has the place of one of them. */
        TAKEN,
        /** The store did not take it in time. */
        UNAVAILABLE
    }

    /** An append was answered, so long after it was asked for. */
    void appended(Outcome outcome, long nanos);

    /** So many appends became one commit. */
    void committed(int appends);
}
