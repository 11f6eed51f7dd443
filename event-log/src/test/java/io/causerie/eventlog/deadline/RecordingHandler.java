package io.causerie.eventlog.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers what it was told, and when. */
class RecordingHandler implements DeadlineHandler {
    record Told(String key, Instant at) {}

    private final String name;
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    RecordingHandler(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void due(String key) throws Exception {
        told.add(new Told(key, Instant.now()));
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    List<String> keys() {
        return told.stream().map(Told::key).toList();
    }
}
