package io.causerie.gateway.connection;

import io.causerie.gateway.hub.HubListener;
import io.causerie.gateway.protocol.Close;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The users whose place is on this node. */
public final class Connections implements HubListener {
    private final Map<String, LiveConnection> byUser = new ConcurrentHashMap<>();

    /** Their connection, or what is kept for it while it is lost. */
    public Optional<Connection> of(String userId) {
        return Optional.ofNullable(byUser.get(userId));
    }

    /** As {@link #of}, for where each message comes by. */
    public @Nullable Connection orNull(String userId) {
        return byUser.get(userId);
    }

    /** How many users have their place here, connected or held. */
    public int size() {
        return byUser.size();
    }

    /** How many of them are connected. */
    public long connected() {
        return byUser.values().stream().filter(LiveConnection::isConnected).count();
    }

    Collection<LiveConnection> all() {
        return byUser.values();
    }

    @Nullable
    LiveConnection live(String userId) {
        return byUser.get(userId);
    }

    @Nullable
    LiveConnection put(LiveConnection connection) {
        return byUser.put(connection.userId(), connection);
    }

    /** Undoes a {@link #put}. */
    void putBack(LiveConnection connection, @Nullable LiveConnection old) {
        if (old == null) {
            byUser.remove(connection.userId(), connection);
        } else {
            connection.giveBackTo(old);
            byUser.replace(connection.userId(), connection, old);
        }
    }

    boolean remove(LiveConnection connection) {
        return byUser.remove(connection.userId(), connection);
    }

    boolean isCurrent(LiveConnection connection) {
        return byUser.get(connection.userId()) == connection;
    }

    @Override
    public void frame(String userId, String frame) {
        Connection connection = byUser.get(userId);
        if (connection != null) {
            connection.send(frame);
        }
    }

    @Override
    public void replaced(String userId, String connectionId) {
        LiveConnection connection = byUser.get(userId);
        if (connection != null && connection.id().equals(connectionId) && remove(connection)) {
            connection.close(Close.REPLACED);
        }
    }

    @Override
    public void expired(String userId, String connectionId) {
        LiveConnection connection = byUser.get(userId);
        if (connection != null && connection.id().equals(connectionId)) {
            remove(connection);
        }
    }
}
