package io.causerie.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.causerie.query.support.QuerySideTest;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.TestPropertySource;

@QuerySideTest
@TestPropertySource(properties = {"test.log=mongo", "causerie.audit.verification-kept=PT0S"})
class VerifyMongoTest extends VerifyContract {
    @Autowired
    private MongoOperations mongo;

    @Override
    void edit(long position) {
        Document commit = take(position);
        Document event = commit.getList("events", Document.class).getFirst();
        event.put("payload", event.getString("payload").replace("marie", "Marie"));
        commits().insertOne(commit.append("events", List.of(event)));
    }

    @Override
    void remove(long position) {
        take(position);
    }

    @Override
    void swap(long position, long other) {
        Document first = take(position);
        Document second = take(other);
        commits().insertOne(first.append("_id", other));
        commits().insertOne(second.append("_id", position));
    }

    private Document take(long position) {
        Document commit = commits().findOneAndDelete(new Document("_id", position));
        assertThat(commit).isNotNull();
        return commit;
    }

    private MongoCollection<Document> commits() {
        return mongo.getCollection("commits");
    }
}
