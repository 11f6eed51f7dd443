package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.Close;
import java.io.IOException;

/** The socket under a connection. Calls may block for as long as the other side does not read; one at a time, except {@link #cut}. */
public interface Transport {
    void send(String frame) throws IOException;

    void ping() throws IOException;

    void close(Close close) throws IOException;

    /** Closes without waiting for the other side to read; also while another call is blocked. */
    void cut(Close close);
}
