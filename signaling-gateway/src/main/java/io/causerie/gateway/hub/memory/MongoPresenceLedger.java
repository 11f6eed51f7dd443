package io.causerie.gateway.hub.memory;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The ledger as a collection, {@code gateway_presence}. Written in batches behind those who wait for nothing; a crash loses the last. */
public final class MongoPresenceLedger implements PresenceLedger, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MongoPresenceLedger.class);
    private static final Duration WRITTEN_EVERY = Duration.ofMillis(100);
    private static final int BATCH = 1_000;

    private final Supplier<MongoCollection<Document>> rows;
    /** What is to be written; empty: to be erased. */
    private final Map<String, Optional<Entry>> pending = new ConcurrentHashMap<>();
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    public MongoPresenceLedger(Supplier<MongoCollection<Document>> rows) {
        this.rows = rows;
    }

    @Override
    public void write(Entry entry) {
        pending.put(entry.userId(), Optional.of(entry));
    }

    @Override
    public void erase(String userId) {
        pending.put(userId, Optional.empty());
    }

    @Override
    public List<Entry> read() {
        List<Entry> result = new ArrayList<>();
        for (Document row : rows.get().find()) {
            Number number = row.get("number", Number.class);
            result.add(
                    new Entry(row.getString("_id"), row.getString("connectionId"), row.getString("sessionId"),
                            number == null ? 0 : number.longValue()));
        }
        return result;
    }

    @Override
    public void start() {
        timer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("presence-ledger").factory());
        timer.scheduleWithFixedDelay(this::flush, WRITTEN_EVERY.toMillis(), WRITTEN_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        running = true;
    }

    private void flush() {
        while (!pending.isEmpty()) {
            Map<String, Optional<Entry>> batch = new HashMap<>();
            pending.entrySet().stream().limit(BATCH)
                    .forEach(change -> batch.put(change.getKey(), change.getValue()));
            try {
                rows.get().bulkWrite(batch.entrySet().stream().map(MongoPresenceLedger::model).toList(),
                        new BulkWriteOptions().ordered(false));
            } catch (RuntimeException e) {
                LOG.warn("The presence ledger could not be written; will be tried again: {}", e.toString());
                return;
            }
            batch.forEach(pending::remove);
        }
    }

    private static WriteModel<Document> model(Map.Entry<String, Optional<Entry>> change) {
        var byId = Filters.eq("_id", change.getKey());
        return change.getValue().<WriteModel<Document>>map(
                entry -> new ReplaceOneModel<>(byId, row(entry), new ReplaceOptions().upsert(true)))
                .orElseGet(() -> new DeleteOneModel<>(byId));
    }

    private static Document row(Entry entry) {
        return new Document("_id", entry.userId()).append("connectionId", entry.connectionId())
                .append("sessionId", entry.sessionId()).append("number", entry.number());
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        flush();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After all that writes to it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
