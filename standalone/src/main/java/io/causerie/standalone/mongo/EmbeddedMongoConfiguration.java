package io.causerie.standalone.mongo;

import com.mongodb.ConnectionString;
import io.causerie.eventlog.CommitStore;
import io.causerie.standalone.data.DataDirectory;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded server, and that everything of this process connects to it. */
@Configuration(proxyBeanMethods = false)
public class EmbeddedMongoConfiguration {
    private static final String FILE = "mongo.mv.db";

    @Bean
    EmbeddedMongo embeddedMongo(DataDirectory directory, CommitStore log) {
        return EmbeddedMongo.on(directory.resolve(FILE), new LogOfRows(log)::isTheirs);
    }

    @Bean
    MongoConnectionDetails mongoConnectionDetails(EmbeddedMongo mongo) {
        var connection = new ConnectionString(mongo.connectionString());
        return () -> connection;
    }
}
