package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.protocol.ServerMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection with its socket, or without while it is lost. Until it is greeted it only keeps what is sent to it. */
final class LiveConnection implements Connection {
    private final String userId;
    private final String id;
    private final @Nullable String displayName;
    private final Line line;
    private final Rates.Conduct conduct;
    private Kept kept;
    private boolean greeted;
    /** What was sent before it is greeted, all of it: the count begins with the greeting. */
    private @Nullable List<String> early;
    private @Nullable LiveConnection successor;
    private long countAtPing;
    private volatile boolean connected = true;
    private volatile long lostAtNanos;
    private volatile Instant tokenExpiry;

    LiveConnection(Tokens.Bearer bearer, String id, Line line, Kept kept, Rates.Conduct conduct) {
        this.userId = bearer.userId();
        this.displayName = bearer.displayName();
        this.tokenExpiry = bearer.expiresAt();
        this.id = id;
        this.line = line;
        this.kept = kept;
        this.conduct = conduct;
    }

    @Override
    public String userId() {
        return userId;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public @Nullable String displayName() {
        return displayName;
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    Line line() {
        return line;
    }

    Rates.Conduct conduct() {
        return conduct;
    }

    @Override
    public void send(String frame) {
        LiveConnection next;
        Outbox.Taken taken = Outbox.Taken.WAITS;
        synchronized (this) {
            next = successor;
            if (next == null && !greeted) {
                keepEarly(frame);
            } else if (next == null) {
                kept.add(frame);
                taken = connected ? line.take(frame) : taken;
            }
        }
        if (next != null) {
            next.send(frame);
        } else {
            line.sendOn(frame, taken);
        }
    }

    /** An answer to hello: not counted among what came after it. */
    void sendConnected(ServerMessage.Connected message) {
        line.send(FrameWriter.text(message));
    }

    private void keepEarly(String frame) {
        if (early == null) {
            early = new ArrayList<>(4);
        }
        early.add(frame);
    }

    /** The first frame of a connection that goes on from nothing. */
    void greet(ServerMessage.Connected message) {
        boolean taken;
        synchronized (this) {
            line.offer(FrameWriter.text(message));
            taken = begin();
        }
        flush(taken);
    }

    private void flush(boolean taken) {
        if (taken) {
            line.flush();
        } else {
            line.cut(Close.SLOW_CONSUMER);
        }
    }

    /**
     * Goes on where {@code old} was: the frames after number {@code received} are repeated if they are all kept. Returns whether
     * they were.
     */
    boolean greetAfter(LiveConnection old, @Nullable Long received, ServerMessage.Connected ifReplayed,
            ServerMessage.Connected ifNot) {
        boolean taken = true;
        Optional<List<String>> missed;
        synchronized (old) {
            old.successor = this;
            missed = received == null ? Optional.empty() : old.kept.after(received);
            if (missed.isPresent()) {
                taken = goOn(old.kept, missed.get(), ifReplayed);
            }
        }
        if (missed.isEmpty()) {
            greet(ifNot);
            return false;
        }
        flush(taken);
        return true;
    }

    private synchronized boolean goOn(Kept before, List<String> missed, ServerMessage.Connected message) {
        kept = before;
        line.offer(FrameWriter.text(message));
        missed.forEach(line::offer);
        return begin();
    }

    /** False if more came before the greeting than can be sent. */
    private boolean begin() {
        List<String> first = early == null ? List.of() : early;
        early = null;
        greeted = true;
        boolean taken = true;
        for (String frame : first) {
            kept.add(frame);
            taken = taken && line.offer(frame);
        }
        return taken;
    }

    /** It will not be greeted after all: what was sent to it is the other's. */
    synchronized void giveBackTo(LiveConnection other) {
        if (early != null) {
            early.forEach(other::send);
            early = null;
        }
        successor = other;
    }

    /** What others still send here goes there. */
    synchronized void succeededBy(LiveConnection next) {
        successor = next;
    }

    void renewToken(Instant expiry) {
        tokenExpiry = expiry;
    }

    Instant tokenExpiry() {
        return tokenExpiry;
    }

    synchronized void pinged() {
        countAtPing = kept.count();
    }

    /** The client has got whatever was sent before the last ping. */
    synchronized void ponged() {
        kept.received(countAtPing);
    }

    void lost(long nanos) {
        lostAtNanos = nanos;
        connected = false;
    }

    /** Since when it is lost, by {@link System#nanoTime()}. */
    long lostAtNanos() {
        return lostAtNanos;
    }

    @Override
    public void close(Close close) {
        line.close(close);
    }
}
