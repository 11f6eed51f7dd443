package io.causerie.eventlog;

import io.causerie.eventlog.embedded.SqliteCommitStore;
import io.causerie.eventlog.mongo.MongoSite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.bson.Document;

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

        void edit(long position);

        void remove(long position);

        /** Gives each of two commits of one event the content of the other, hash and all. */
        void swap(long position, long other);

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
        public void edit(long position) {
            execute("UPDATE events SET payload = replace(payload, 'number', 'Number') WHERE position = "
                    + position);
        }

        @Override
        public void remove(long position) {
            execute("DELETE FROM commits WHERE position = " + position,
                    "DELETE FROM events WHERE position = " + position);
        }

        @Override
        public void swap(long position, long other) {
            for (String table : new String[]{"commits", "events"}) {
                execute("UPDATE " + table + " SET position = -1 WHERE position = " + position,
                        "UPDATE " + table + " SET position = " + position + " WHERE position = " + other,
                        "UPDATE " + table + " SET position = " + other + " WHERE position = -1");
            }
        }

        private void execute(String... statements) {
            try (Connection connection = DriverManager
                    .getConnection("jdbc:sqlite:" + directory.resolve("log.sqlite"));
                    var statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.executeUpdate(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
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
        public void edit(long position) {
            mongo.commits().updateOne(new Document("_id", position),
                    new Document("$set", new Document("events.0.payload", "{}")));
        }

        @Override
        public void remove(long position) {
            mongo.commits().deleteOne(new Document("_id", position));
        }

        @Override
        public void swap(long position, long other) {
            Document first = take(position);
            Document second = take(other);
            mongo.commits().insertOne(first.append("_id", other));
            mongo.commits().insertOne(second.append("_id", position));
        }

        private Document take(long position) {
            return mongo.commits().findOneAndDelete(new Document("_id", position));
        }

        @Override
        public void close() {
            store.close();
            mongo.close();
        }
    }
}
