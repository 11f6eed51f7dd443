package io.causerie.eventlog;

import io.causerie.eventlog.embedded.SqliteCommitStore;
import io.causerie.eventlog.mongo.MongoSite;
import io.causerie.eventlog.support.MongoTampering;
import io.causerie.eventlog.support.SqliteTampering;
import io.causerie.eventlog.support.Tampering;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The stores that tests of the log run on. */
enum StoreKind {
    SQLITE {
        @Override
        Site site(Path directory) {
            return new SqliteSite(directory);
        }
    },
    MONGO {
        @Override
        Site site(Path directory) {
            return new MongoBacked(MongoSite.embedded());
        }
    },
    /** Only with the environment variable that names it. */
    MONGO_SERVER {
        @Override
        Site site(Path directory) {
            return new MongoBacked(MongoSite.ofEnvironment());
        }
    };

    static Stream<StoreKind> available() {
        return Stream.of(values())
                .filter(kind -> kind != MONGO_SERVER || System.getenv(MongoSite.SERVER_URI) != null);
    }

    abstract Site site(Path directory);

    /** One log, and what somebody with access to its files could do to it. */
    interface Site extends AutoCloseable {
        CommitStore store();

        /** What {@code VerifyLog} calls it. */
        String[] address();

        Tampering tampering();

        @Override
        void close();
    }

    private record SqliteSite(Path directory, CommitStore store) implements Site {
        SqliteSite(Path directory) {
            this(directory, SqliteCommitStore.open(directory));
        }

        @Override
        public String[] address() {
            return new String[]{directory.toString()};
        }

        @Override
        public Tampering tampering() {
            return new SqliteTampering(directory);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private record MongoBacked(MongoSite mongo, CommitStore store) implements Site {
        MongoBacked(MongoSite mongo) {
            this(mongo, mongo.store());
        }

        @Override
        public String[] address() {
            return new String[]{mongo.uri() + "/" + mongo.databaseName()};
        }

        @Override
        public Tampering tampering() {
            return new MongoTampering(mongo.commits());
        }

        @Override
        public void close() {
            store.close();
            mongo.close();
        }
    }
}
