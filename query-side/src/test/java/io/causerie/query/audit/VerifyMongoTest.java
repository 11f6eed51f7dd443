package io.causerie.query.audit;

import io.causerie.eventlog.support.MongoTampering;
import io.causerie.eventlog.support.Tampering;
import io.causerie.query.support.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.TestPropertySource;

@QuerySideTest
@TestPropertySource(properties = {"test.log=mongo", "causerie.audit.verification-kept=PT0S"})
class VerifyMongoTest extends VerifyContract {
    @Autowired
    private MongoOperations mongo;

    @Override
    Tampering tampering() {
        return new MongoTampering(mongo.getCollection("commits"));
    }
}
