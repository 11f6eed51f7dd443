package io.causerie.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.causerie.eventlog.embedded.DirectoryNotUsable;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import io.causerie.eventlog.mongo.MongoCommitStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Verifies a log from the command line: {@code VerifyLog <directory of an embedded log | mongodb uri with a database> [collection]}.
 * Exit code 0: intact; 1: broken, and where; 2: it could not be read. The log may be in use.
 */
public final class VerifyLog {
    private static final int INTACT = 0;
    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;
    private static final int PROGRESS_EVERY = 100_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String DEFAULT_COLLECTION = "commits";

    private final Consumer<String> out;
    private long announced;

    VerifyLog(Consumer<String> out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new VerifyLog(IO::println).run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            out.accept("usage: VerifyLog <directory | mongodb://host/database> [collection]");
            return UNREADABLE;
        }
        try {
            return arguments[0].startsWith("mongodb")
                    ? verifyMongo(arguments[0], arguments.length == 2 ? arguments[1] : DEFAULT_COLLECTION)
                    : verifyEmbedded(Path.of(arguments[0]));
        } catch (StoreUnavailable | DirectoryNotUsable | IllegalArgumentException e) {
            out.accept("cannot read the log: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private int verifyEmbedded(Path directory) {
        try (CommitStore store = SqliteCommitStore.openForReading(directory)) {
            return verify(store);
        }
    }

    private int verifyMongo(String uri, String collection) {
        ConnectionString connection = new ConnectionString(uri);
        if (connection.getDatabase() == null) {
            throw new IllegalArgumentException("the uri names no database");
        }
        try (MongoClient client = MongoClients.create(connection);
                CommitStore store = new MongoCommitStore(client.getDatabase(connection.getDatabase()),
                        collection,
                        TIMEOUT)) {
            return verify(store);
        }
    }

    private int verify(CommitStore store) {
        LogVerifier.Report report = new LogVerifier(store).verify(this::announce);
        out.accept(report.commits() + " commits intact, up to position " + report.position() + ", head "
                + report.hash());
        if (report.broken() == null) {
            out.accept("the log is intact");
            return INTACT;
        }
        out.accept("BROKEN (" + report.broken().kind() + "): " + report.broken().sentence());
        return BROKEN;
    }

    private void announce(long position) {
        if (position >= announced + PROGRESS_EVERY) {
            announced = position;
            out.accept("... up to position " + position);
        }
    }
}
