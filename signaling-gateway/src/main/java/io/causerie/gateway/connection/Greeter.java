package io.causerie.gateway.connection;

import io.causerie.api.identity.UserId;
import io.causerie.gateway.connection.ConnectionListener.Greeting;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.Presence;
import io.causerie.gateway.hub.PresenceLimits;
import io.causerie.gateway.protocol.ClientMessage.Hello;
import io.causerie.gateway.protocol.ClientType;
import io.causerie.gateway.protocol.Close;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.ServerMessage;
import io.causerie.gateway.protocol.ServerMessage.Connected;
import io.causerie.gateway.room.People;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import io.causerie.rest.ice.IceServers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers hellos: who it is, which place they take, and where they go on. */
public final class Greeter {
    private static final Logger LOG = LoggerFactory.getLogger(Greeter.class);
    private static final int ID_BYTES = 18;
    private static final int LOCKS = 256;
    private static final long RETRY_AFTER_MS = 1_000;

    private record Greeted(LiveConnection connection, Greeting greeting) {}

    private final Tokens tokens;
    private final Probes probes;
    private final People people;
    private final Rooms rooms;
    private final Presence presence;
    private final Connections connections;
    private final IceServers iceServers;
    private final List<ConnectionListener> listeners;
    private final ConnectionLimits limits;
    private final Duration forgetAfter;
    private final Rates rates;
    private final ConnectionMeters meters;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** Hellos of one user come one after the other. */
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    public Greeter(Tokens tokens, Probes probes, People people, Rooms rooms, Presence presence,
            Connections connections,
            IceServers iceServers,
            List<ConnectionListener> listeners, ConnectionLimits limits, PresenceLimits presenceLimits,
            RateLimits rateLimits, ConnectionMeters meters, Clock clock) {
        this.tokens = tokens;
        this.probes = probes;
        this.people = people;
        this.rooms = rooms;
        this.presence = presence;
        this.connections = connections;
        this.iceServers = iceServers;
        this.listeners = listeners;
        this.limits = limits;
        this.forgetAfter = presenceLimits.hold().plus(presenceLimits.leaveWithin());
        this.rates = new Rates(rateLimits);
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether the socket is now somebody's; otherwise it is being closed. */
    boolean greet(Line line, Hello hello, @Nullable String id) {
        try {
            Tokens.Bearer bearer = bearer(hello);
            Greeted greeted;
            synchronized (locks[Math.floorMod(bearer.userId().hashCode(), LOCKS)]) {
                greeted = admit(line, bearer, hello, id);
            }
            if (greeted == null) {
                return false;
            }
            LiveConnection connection = greeted.connection();
            if (line.isOver()) {
                lost(connection);
            }
            if (!people.mayAct(bearer.userId())) {
                // Since it was asked first; whoever tells of bans may have looked before the connection was there.
                line.close(Close.FORBIDDEN);
                return true;
            }
            listeners.forEach(listener -> listener.connected(connection, greeted.greeting()));
            return true;
        } catch (Tokens.BadToken e) {
            line.close(Close.UNAUTHENTICATED);
        } catch (RuntimeException e) {
            LOG.warn("A hello could not be answered: {}", e.toString());
            line.close(Close.TRY_LATER);
        }
        return line.connection() != null;
    }

    /** Null if they may not come in: the socket is being closed then. */
    private @Nullable Greeted admit(Line line, Tokens.Bearer bearer, Hello hello, @Nullable String id) {
        if (!people.mayAct(bearer.userId())) {
            line.close(Close.FORBIDDEN);
            return null;
        }
        LiveConnection old = connections.live(bearer.userId());
        Rates.Conduct conduct = old == null ? rates.forUser() : old.conduct();
        if (conduct.take(ClientType.HELLO) > 0) {
            line.close(Close.RATE_LIMITED);
            return null;
        }
        if (!line.takesPlace()) {
            return null;
        }
        var connection = new LiveConnection(bearer, newId(), line, newKept(), conduct);
        return new Greeted(connection, takePlace(connection, hello, id));
    }

    private Tokens.Bearer bearer(Hello hello) {
        Tokens.Bearer probe = probes.bearer(hello.token());
        return probe == null ? tokens.check(hello.token()) : probe;
    }

    private Greeting takePlace(LiveConnection connection, Hello hello, @Nullable String id) {
        LiveConnection old = connections.put(connection);
        Presence.@Nullable Resumed resumed;
        try {
            resumed = claim(connection, hello);
        } catch (HubUnavailable e) {
            connections.putBack(connection, old);
            throw e;
        }
        connection.line().greetedAs(connection);
        Greeting greeting = begin(connection, old, resumed, hello, id);
        if (old != null) {
            old.succeededBy(connection);
            if (old.isConnected()) {
                old.close(Close.REPLACED);
            }
        }
        return greeting;
    }

    /** Null if nothing was resumed. */
    private Presence.@Nullable Resumed claim(LiveConnection connection, Hello hello) {
        if (hello.resumeToken() != null) {
            var resumed = presence.resume(connection.userId(), hello.resumeToken(), connection.id());
            if (resumed.known()) {
                return resumed;
            }
            meters.resumeFailed();
        }
        presence.claim(connection.userId(), connection.id());
        return null;
    }

    private Greeting begin(LiveConnection connection, @Nullable LiveConnection old,
            Presence.@Nullable Resumed resumed, Hello hello, @Nullable String id) {
        if (resumed == null) {
            connection.greet(connected(connection, false, false, id));
            return Greeting.FRESH;
        }
        boolean replayed = false;
        if (old != null && old.id().equals(hello.resumeToken())) {
            replayed = connection.greetAfter(old, hello.received(), connected(connection, true, true, id),
                    connected(connection, true, false, id));
        } else {
            connection.greet(connected(connection, true, false, id));
        }
        meters.resumed(replayed);
        return replayed ? Greeting.REPLAYED : Greeting.RESUMED;
    }

    /** A newer token for a connection that is there. */
    void renew(LiveConnection connection, Hello hello, @Nullable String id) {
        try {
            Tokens.Bearer bearer = tokens.check(hello.token());
            if (!bearer.userId().equals(connection.userId())) {
                connection.close(Close.UNAUTHENTICATED);
                return;
            }
            connection.renewToken(bearer.expiresAt());
            connection.sendConnected(connected(connection, true, true, id));
        } catch (Tokens.BadToken e) {
            connection.close(Close.UNAUTHENTICATED);
        } catch (RuntimeException e) {
            LOG.warn("A newer token could not be checked: {}", e.toString());
            connection.send(new ServerMessage.Error(ErrorCode.UNAVAILABLE.wire(),
                    "The token cannot be checked right now.", id, RETRY_AFTER_MS, null));
        }
    }

    private Connected connected(LiveConnection connection, boolean resumed, boolean replayed,
            @Nullable String id) {
        return new Connected(connection.userId(), connection.id(), limits.heartbeat().toSeconds(),
                iceServers.forUser(new UserId(connection.userId())), resumed, replayed,
                rooms.of(connection.userId()).map(Room::sessionId).orElse(null), id);
    }

    void lost(LiveConnection connection) {
        connection.lost(System.nanoTime());
        if (connections.isCurrent(connection)) {
            try {
                presence.lost(connection.userId(), connection.id());
            } catch (HubUnavailable e) {
                LOG.warn("Could not tell the hub of a lost connection: {}", e.toString());
            }
        }
    }

    void left(LiveConnection connection) {
        if (connections.remove(connection)) {
            presence.gone(connection.userId(), connection.id());
        }
    }

    void tick(long nanos) {
        Instant now = clock.instant();
        for (LiveConnection connection : connections.all()) {
            if (!connection.isConnected()) {
                if (nanos - connection.lostAtNanos() > forgetAfter.toNanos()) {
                    connections.remove(connection);
                }
            } else if (now.isAfter(connection.tokenExpiry())) {
                connection.close(Close.UNAUTHENTICATED);
            }
        }
    }

    private Kept newKept() {
        return new Kept(limits.maxKeptFrames(), limits.maxKeptSize().toBytes());
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
