package io.causerie.eventlog.mongo;

import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.CommitStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same against a real server. */
@EnabledIfEnvironmentVariable(named = MongoSite.SERVER_URI, matches = "mongodb.*")
class MongoServerCommitStoreTest extends CommitStoreContract {
    private final MongoSite mongo = MongoSite.ofEnvironment();

    @Override
    protected CommitStore open() {
        return mongo.store();
    }

    @AfterEach
    void stop() {
        mongo.close();
    }
}
