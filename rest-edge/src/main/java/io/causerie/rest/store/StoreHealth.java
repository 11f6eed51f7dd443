package io.causerie.rest.store;

import com.mongodb.client.MongoClient;
import io.causerie.eventlog.CommitLog;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether MongoDB answers, and the log, where there is one, has its writer. Spring Boot's own asks {@code hello}, which the embedded server does not know. */
final class StoreHealth extends AbstractHealthIndicator {
    private static final Document PING = new Document("ping", 1);

    private final ObjectProvider<MongoClient> clients;
    private final ObjectProvider<CommitLog> logs;

    StoreHealth(ObjectProvider<MongoClient> clients, ObjectProvider<CommitLog> logs) {
        super("The store does not answer");
        this.clients = clients;
        this.logs = logs;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        clients.ifAvailable(client -> client.getDatabase("admin").runCommand(PING));
        CommitLog log = logs.getIfAvailable();
        health.status(log == null || log.takesAppends() ? Status.UP : Status.DOWN);
    }
}
