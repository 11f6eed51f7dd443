package io.causerie.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.causerie.query.QuerySideApplication;
import io.causerie.query.admin.ProjectionOperations;
import io.causerie.query.admin.ProjectionStatus;
import io.causerie.query.slotlisting.SlotListingProjection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The real query side in a process of its own on a log that is there already. Arguments: the server's URI, the log's
 * directory. Of its projections only the slot listing runs.
 */
final class ListingSystem {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final int BATCH = 500;

    private final ConfigurableApplicationContext context;
    private final Path log;
    private final List<String> floorIds = new ArrayList<>();

    private ListingSystem(ConfigurableApplicationContext context, Path log) {
        this.context = context;
        this.log = log;
        for (int i = 0; i < BATCH * 2; i++) {
            floorIds.add(UUID.randomUUID().toString());
        }
    }

    public static void main(String[] args) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplication(QuerySideApplication.class).run(
                "--spring.config.name=benchmark", "--spring.mongodb.uri=" + args[0],
                "--causerie.event-log.store=embedded", "--causerie.event-log.directory=" + args[1],
                // How long reads take is measured; that the machine is busy is no failure.
                "--causerie.projections.freshness-timeout=PT20S")) {
            context.getBean(EventProcessingConfiguration.class).eventProcessors()
                    .forEach((name, processor) -> {
                        if (!name.equals(SlotListingProjection.NAME)) {
                            processor.shutDown();
                        }
                    });
            ListingSystem system = new ListingSystem(context, Path.of(args[1]));
            system.await(status -> status.lag() == 0);
            ChildJvm.obey(system::obey);
        }
        // Axon leaves a thread that would keep the process alive.
        System.exit(0);
    }

    private Object obey(String order) throws Exception {
        if (order.startsWith("use ")) {
            return use(Duration.ofMillis(Long.parseLong(order.substring("use ".length()))));
        }
        return switch (order) {
            case "ready" -> true;
            case "rows" -> timed(this::rows);
            case "read" -> timed(this::read);
            case "replay" -> timed(this::replay);
            case "writes" -> timed(this::writes);
            case "disturbed" -> disturbed();
            default -> throw new IllegalArgumentException(order);
        };
    }

    private static Round timed(Work work) throws Exception {
        long cpu = Cpu.nanos();
        long start = System.nanoTime();
        long events = work.run();
        return new Round(events, System.nanoTime() - start, Cpu.nanos() - cpu, 0, 0);
    }

    /** What reading costs at least: the log's rows through JDBC, and nothing made of them. */
    private long rows() throws Exception {
        long rows = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + log.resolve("log.sqlite"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM events ORDER BY position")) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int column = 1; column <= columns; column++) {
                    row.getString(column);
                }
                rows++;
            }
        }
        return rows;
    }

    /** As a processor reads them, each payload deserialized. */
    private long read() throws Exception {
        EventStore store = context.getBean(EventStore.class);
        long head = status().head();
        long read = 0;
        try (BlockingStream<TrackedEventMessage<?>> events = store.openStream(store.createTailToken())) {
            while (read < head) {
                if (events.nextAvailable().getPayload() != null) {
                    read++;
                }
            }
        }
        return read;
    }

    private long replay() throws Exception {
        long head = context.getBean(ProjectionOperations.class).replay(SlotListingProjection.NAME).head();
        await(status -> status.replay() == null);
        return head;
    }

    /** A replay while the listing is used. */
    record Disturbed(Round replay, ListingUse.Seen seen) {}

    private Disturbed disturbed() throws Exception {
        try (ListingUse use = new ListingUse(context)) {
            Round replay = timed(this::replay);
            return new Disturbed(replay, use.stop());
        }
    }

    private ListingUse.Seen use(Duration time) throws Exception {
        try (ListingUse use = new ListingUse(context)) {
            return use.stopAfter(time);
        }
    }

    /** What writing costs at least: as many updates as there are events, in as large batches, by the driver alone. */
    private long writes() {
        MongoCollection<Document> rows = context.getBean(MongoOperations.class)
                .getCollection("benchmark_floor");
        rows.deleteMany(new Document());
        long head = status().head();
        long written = 0;
        while (written < head) {
            List<WriteModel<Document>> batch = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                batch.add(write(floorIds.get((int) (written++ % floorIds.size())), i));
            }
            rows.bulkWrite(batch, new BulkWriteOptions().ordered(false));
        }
        return written;
    }

    private static WriteModel<Document> write(String id, int number) {
        Document fields = new Document("registeredCount", number % 8).append("spotsLeft", 8 - number % 8)
                .append("waitlistedCount", 0).append("status", "open").append("startTime", new Date())
                .append("level", "B1");
        return new UpdateOneModel<>(new Document("_id", id), new Document("$set", fields),
                new UpdateOptions().upsert(true));
    }

    private void await(Predicate<ProjectionStatus> reached) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!reached.test(status())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not through after " + LONGEST + ": " + status());
            }
            Thread.sleep(20);
        }
    }

    private ProjectionStatus status() {
        return context.getBean(ProjectionOperations.class).all().stream()
                .filter(status -> status.name().equals(SlotListingProjection.NAME)).findFirst().orElseThrow();
    }

    /** Something timed that tells how many it did. */
    @FunctionalInterface
    private interface Work {
        long run() throws Exception;
    }
}
