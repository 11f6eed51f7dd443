package io.causerie.e2e.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** What lies between a browser and the product: passes bytes on as they are. */
public final class Network extends Line {
    private final URI product;

    public Network(String productOrigin) {
        this.product = URI.create(productOrigin);
        open();
    }

    @Override
    void connect(Socket browser) throws IOException, InterruptedException {
        try (Socket server = cuttable(new Socket(product.getHost(), product.getPort()))) {
            if (isBroken()) {
                reset(browser);
                return;
            }
            Thread answers = Thread.startVirtualThread(() -> pass(server, browser));
            pass(browser, server);
            answers.join();
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
}
