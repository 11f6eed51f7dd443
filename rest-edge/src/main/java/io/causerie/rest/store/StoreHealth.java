package io.causerie.rest.store;

import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether MongoDB answers. Spring Boot's own asks {@code hello}, which the embedded server does not know. */
final class StoreHealth extends AbstractHealthIndicator {
    private static final Document PING = new Document("ping", 1);

    private final ObjectProvider<MongoClient> clients;

    StoreHealth(ObjectProvider<MongoClient> clients) {
        super("The store does not answer");
        this.clients = clients;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        clients.ifAvailable(client -> client.getDatabase("admin").runCommand(PING));
        health.up();
    }
}
