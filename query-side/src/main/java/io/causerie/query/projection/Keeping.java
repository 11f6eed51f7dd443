package io.causerie.query.projection;

import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexResolver;

/** The collections of a projection's rows. */
public final class Keeping {
    private final MongoOperations mongo;
    private final IndexResolver indexes;

    public Keeping(MongoOperations mongo) {
        this.mongo = mongo;
        this.indexes = IndexResolver.create(mongo.getConverter().getMappingContext());
    }

    /** Creates the indexes that the documents declare, where they are not there yet. */
    void prepare(Generation generation) {
        for (Class<?> document : generation.projection().documents()) {
            String collection = generation.collection(document, mongo);
            indexes.resolveIndexFor(document).forEach(index -> mongo.indexOps(collection).createIndex(index));
        }
    }

    void drop(Generation generation) {
        List<Class<?>> documents = generation.projection().documents();
        documents.forEach(document -> mongo.dropCollection(generation.collection(document, mongo)));
    }
}
