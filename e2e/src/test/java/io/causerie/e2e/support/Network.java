package io.causerie.e2e.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and the product: an origin of its own that passes bytes on, until a test cuts it. */
public final class Network implements AutoCloseable {
    private final ServerSocket entrance;
    private final URI product;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    public Network(String productOrigin) {
        this.product = URI.create(productOrigin);
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    public String origin() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** Breaks every connection, without a farewell, and refuses new ones. */
    public void cut() {
        broken = true;
        sockets.forEach(Network::reset);
    }

    public void mend() {
        broken = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket browser = entrance.accept();
                Thread.startVirtualThread(() -> connect(browser));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void connect(Socket browser) {
        try (browser; Socket server = new Socket(product.getHost(), product.getPort())) {
            sockets.add(browser);
            sockets.add(server);
            if (broken) {
                reset(browser);
                return;
            }
            Thread answers = Thread.startVirtualThread(() -> pass(server, browser));
            pass(browser, server);
            answers.join();
        } catch (IOException e) {
            reset(browser);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    /** Until one side closes: then both are. */
    private static void pass(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
