package io.causerie.query.config;

import io.causerie.query.projection.Projection;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexResolver;

/** Creates the indexes that the projections' documents declare, where they are not there yet. */
final class DeclaredIndexes {
    private DeclaredIndexes() {}

    static void create(List<Projection> projections, MongoOperations mongo) {
        IndexResolver resolver = IndexResolver.create(mongo.getConverter().getMappingContext());
        projections.stream().flatMap(projection -> projection.documents().stream())
                .forEach(document -> resolver.resolveIndexFor(document)
                        .forEach(index -> mongo.indexOps(document).createIndex(index)));
    }
}
