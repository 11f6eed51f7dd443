package io.causerie.rest.store;

import io.causerie.eventlog.CommitLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether the log has its writer: without one a process refuses all that it is asked, until it is started anew. */
final class WriterHealth extends AbstractHealthIndicator {
    private final ObjectProvider<CommitLog> logs;

    WriterHealth(ObjectProvider<CommitLog> logs) {
        super("The log has no writer");
        this.logs = logs;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        CommitLog log = logs.getIfAvailable();
        health.status(log == null || log.takesAppends() ? Status.UP : Status.DOWN);
    }
}
