package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.protocol.ServerMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection with its socket, or without while it is lost. Until it is greeted it only keeps what is sent to it. */
final class LiveConnection implements Connection {
    private final String userId;
    private final String id;
    private final @Nullable String displayName;
    private final Line line;
    private final Rates.Buckets rates;
    private Kept kept;
    private boolean greeted;
    private @Nullable LiveConnection successor;
    private long countAtPing;
    private volatile boolean connected = true;
    private volatile long lostAtNanos;
    private volatile Instant tokenExpiry;

    LiveConnection(Tokens.Bearer bearer, String id, Line line, Kept kept, Rates.Buckets rates) {
        this.userId = bearer.userId();
        this.displayName = bearer.displayName();
        this.tokenExpiry = bearer.expiresAt();
        this.id = id;
        this.line = line;
        this.kept = kept;
        this.rates = rates;
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

    Rates.Buckets rates() {
        return rates;
    }

    @Override
    public void send(String frame) {
        LiveConnection next;
        boolean taken = true;
        boolean out = false;
        synchronized (this) {
            next = successor;
            if (next == null) {
                kept.add(frame);
                out = greeted && connected;
                taken = !out || line.offer(frame);
            }
        }
        if (next != null) {
            next.send(frame);
        } else if (!taken) {
            line.cut(Close.SLOW_CONSUMER);
        } else if (out) {
            line.flush();
        }
    }

    /** An answer to hello: not counted among what came after it. */
    void sendConnected(ServerMessage.Connected message) {
        line.send(FrameWriter.text(message));
    }

    /** The first frame of a connection that goes on from nothing. */
    void greet(ServerMessage.Connected message) {
        synchronized (this) {
            line.offer(FrameWriter.text(message));
            begin(kept.after(0).orElse(List.of()));
        }
        line.flush();
    }

    /**
     * Goes on where {@code old} was: the frames after number {@code received} are repeated if they are all kept. Returns whether
     * they were.
     */
    boolean greetAfter(LiveConnection old, @Nullable Long received, ServerMessage.Connected ifReplayed,
            ServerMessage.Connected ifNot) {
        Optional<List<String>> missed;
        synchronized (old) {
            old.successor = this;
            missed = received == null ? Optional.empty() : old.kept.after(received);
            missed.ifPresent(frames -> goOn(old.kept, frames, ifReplayed));
        }
        if (missed.isEmpty()) {
            greet(ifNot);
            return false;
        }
        line.flush();
        return true;
    }

    private synchronized void goOn(Kept before, List<String> missed, ServerMessage.Connected message) {
        List<String> early = kept.after(0).orElse(List.of());
        kept = before;
        line.offer(FrameWriter.text(message));
        missed.forEach(line::offer);
        early.forEach(kept::add);
        begin(early);
    }

    private void begin(List<String> frames) {
        greeted = true;
        frames.forEach(line::offer);
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
