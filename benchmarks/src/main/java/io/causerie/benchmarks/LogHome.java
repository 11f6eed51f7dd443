package io.causerie.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.causerie.eventlog.CommitStore;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import io.causerie.eventlog.mongo.MongoCommitStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where logs by name can be opened, of one kind of store. */
sealed interface LogHome extends AutoCloseable {
    CommitStore open(String name) throws Exception;

    /** CPU time of the process behind the store; 0 where it is in this one. */
    long serverCpuNanos();

    @Override
    void close();

    /** How a home comes into being in an empty directory. */
    @FunctionalInterface
    interface Kind {
        LogHome in(Path directory) throws Exception;
    }

    /** SQLite files, a directory for each. */
    record Embedded(Path directory) implements LogHome {
        @Override
        public CommitStore open(String name) throws Exception {
            return SqliteCommitStore.open(Files.createDirectories(directory.resolve(name)));
        }

        @Override
        public long serverCpuNanos() {
            return 0;
        }

        @Override
        public void close() {
            // The directory goes with all the others.
        }
    }

    /** Collections of one server, which stays warm. */
    record Mongo(MongoProcess server, MongoClient client) implements LogHome {
        static Mongo in(Path directory) throws Exception {
            MongoProcess server = MongoProcess.start(directory, "log");
            return new Mongo(server, MongoClients.create(server.uri()));
        }

        @Override
        public CommitStore open(String name) {
            return new MongoCommitStore(client.getDatabase("causerie"), name, Duration.ofSeconds(30));
        }

        @Override
        public long serverCpuNanos() {
            return server.cpuNanos();
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }
    }
}
