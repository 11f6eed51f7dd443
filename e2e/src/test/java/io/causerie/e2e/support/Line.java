package io.causerie.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to servers, with an origin of its own on this machine, which a test can cut. */
abstract class Line implements AutoCloseable {
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    Line() {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets clients in. */
    final void open() {
        Thread.startVirtualThread(this::accept);
    }

    public final String origin() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** Breaks every connection, without a farewell, and refuses new ones. */
    public final void cut() {
        broken = true;
        sockets.forEach(Line::reset);
    }

    public final void mend() {
        broken = false;
    }

    final boolean isBroken() {
        return broken;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            connect(cuttable(client));
        } catch (IOException e) {
            reset(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    /** Serves one connection to its end. */
    abstract void connect(Socket client) throws IOException, InterruptedException;

    /** From now on, {@link #cut} breaks it too. */
    final Socket cuttable(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }

    @Override
    public final void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
