package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import io.causerie.gateway.protocol.FrameWriter;
import io.causerie.gateway.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/**
 * A user's place on this node: their connection, or what is kept for them while it is lost. All methods may be called from any thread,
 * and none of them blocks.
 */
public interface Connection {
    /** The one of the token it said hello with. */
    String userId();

    /** Never used twice; a secret of the user, since it is the resume token. */
    String id();

    /** The {@code name} of the token; null if it has none. */
    @Nullable
    String displayName();

    /** Whether there is a socket now. */
    boolean isConnected();

    /**
     * Sends one frame, or keeps it while the connection is lost. Frames from one thread arrive in order. A receiver that does not read
     * is closed by and by, and slows nobody.
     */
    void send(String frame);

    default void send(ServerMessage message) {
        send(FrameWriter.text(message));
    }

    /** Closes the socket, after what waits to be sent. */
    void close(Close close);
}
