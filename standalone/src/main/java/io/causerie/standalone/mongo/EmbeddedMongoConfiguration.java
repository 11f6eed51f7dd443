package io.causerie.standalone.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import io.causerie.eventlog.CommitStore;
import io.causerie.standalone.data.DataDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded server, and that everything of this process connects to it. */
@Configuration(proxyBeanMethods = false)
public class EmbeddedMongoConfiguration {
    private static final String FILE = "mongo.mv.db";

    @Bean
    EmbeddedMongo embeddedMongo(DataDirectory directory, CommitStore log,
            @Value("${causerie.mongo-port}") int port) {
        return EmbeddedMongo.on(directory.resolve(FILE), port, new LogOfRows(log)::isTheirs);
    }

    /** When demo slots are there, so that even the first start can note something. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> notesTheLog(CommitStore log, MongoClient client) {
        return ready -> new LogOfRows(log).note(client.getDatabase(EmbeddedMongo.DATABASE));
    }

    @Bean
    MongoConnectionDetails mongoConnectionDetails(EmbeddedMongo mongo) {
        var connection = new ConnectionString(mongo.connectionString());
        return () -> connection;
    }
}
