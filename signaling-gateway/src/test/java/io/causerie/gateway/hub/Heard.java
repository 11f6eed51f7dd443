package io.causerie.gateway.hub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a node hears. */
public final class Heard implements HubListener {
    final List<String> all = new CopyOnWriteArrayList<>();

    public List<String> all() {
        return List.copyOf(all);
    }

    /** What was heard that begins like this. */
    public List<String> like(String beginning) {
        return all.stream().filter(one -> one.startsWith(beginning)).toList();
    }

    @Override
    public void frame(String userId, String frame) {
        all.add("frame " + userId + " " + frame);
    }

    @Override
    public void replaced(String userId, String connectionId) {
        all.add("replaced " + userId + " " + connectionId);
    }

    @Override
    public void held(String userId, String connectionId) {
        all.add("held " + userId + " " + connectionId);
    }

    @Override
    public void released(String userId) {
        all.add("released " + userId);
    }

    @Override
    public void arrived(String sessionId, String userId, long number) {
        all.add("arrived " + sessionId + " " + userId + " " + number);
    }

    @Override
    public void departed(String sessionId, String userId) {
        all.add("departed " + sessionId + " " + userId);
    }

    @Override
    public void expired(String userId, String connectionId) {
        all.add("expired " + userId + " " + connectionId);
    }

    @Override
    public void missed() {
        all.add("missed");
    }

    @Override
    public void absent(String userId, String sessionId) {
        all.add("absent " + userId + " " + sessionId);
    }

    @Override
    public void forgotten() {
        all.add("forgotten");
    }
}
