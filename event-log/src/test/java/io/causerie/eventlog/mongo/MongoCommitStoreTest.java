package io.causerie.eventlog.mongo;

import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.CommitStoreContract;
import org.junit.jupiter.api.AfterEach;

class MongoCommitStoreTest extends CommitStoreContract {
    private final MongoSite mongo = MongoSite.embedded();

    @Override
    protected CommitStore open() {
        return mongo.store();
    }

    @AfterEach
    void stop() {
        mongo.close();
    }
}
