package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;

/**
 * The socket under a connection. Nothing here waits for the other side to read: each call but {@link #cut} says when it is done, at
 * once or later and on whatever thread, and until then there is no other.
 */
public interface Transport {
    void send(String frame, Done done);

    void ping(Done done);

    void close(Close close, Done done);

    /** Closes without waiting for the other side to read; also while another call is not done. */
    void cut(Close close);

    /** Hears the end of a call. */
    interface Done {
        void succeeded();

        /** The socket is gone, or going; whoever has it hears of that by {@link Line#ended}. */
        void failed();
    }
}
