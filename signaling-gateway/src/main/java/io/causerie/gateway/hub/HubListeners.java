package io.causerie.gateway.hub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of a hub as one. A listener that fails keeps the others from nothing, except in {@link #expired} and
 * {@link #absent}. */
public final class HubListeners implements HubListener {
    private static final Logger LOG = LoggerFactory.getLogger(HubListeners.class);

    private final List<HubListener> listeners = new CopyOnWriteArrayList<>();

    public void add(HubListener listener) {
        listeners.add(listener);
    }

    @Override
    public void frame(String userId, String frame) {
        each(listener -> listener.frame(userId, frame));
    }

    @Override
    public void replaced(String userId, String connectionId) {
        each(listener -> listener.replaced(userId, connectionId));
    }

    @Override
    public void held(String userId, String connectionId) {
        each(listener -> listener.held(userId, connectionId));
    }

    @Override
    public void released(String userId) {
        each(listener -> listener.released(userId));
    }

    @Override
    public void arrived(String sessionId, String userId, long number) {
        each(listener -> listener.arrived(sessionId, userId, number));
    }

    @Override
    public void departed(String sessionId, String userId) {
        each(listener -> listener.departed(sessionId, userId));
    }

    @Override
    public void expired(String userId, String connectionId) {
        listeners.forEach(listener -> listener.expired(userId, connectionId));
    }

    @Override
    public void absent(String userId, String sessionId) {
        listeners.forEach(listener -> listener.absent(userId, sessionId));
    }

    @Override
    public void forgotten() {
        each(HubListener::forgotten);
    }

    @Override
    public void missed() {
        each(HubListener::missed);
    }

    private void each(Consumer<HubListener> call) {
        for (HubListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener of the hub failed", e);
            }
        }
    }
}
