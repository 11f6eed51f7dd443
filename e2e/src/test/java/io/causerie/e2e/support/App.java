package io.causerie.e2e.support;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page of another origin, such as an app that opens ours. It hands its token to whoever asks, and writes down who did. */
public final class App implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><title>An app</title><body><script>
              window.asked = [];
              window.token = '';
              addEventListener('message', ({ origin, data, source }) => {
                if (data?.type === 'causerie-token-wanted') {
                  window.asked.push(origin);
                  if (window.token) {
                    source.postMessage({ type: 'causerie-token', token: window.token }, origin);
                  }
                }
              });
            </script></body></html>""";

    private final HttpServer server;

    public App() {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** This app in somebody's browser; {@code token} is what it has to give, maybe nothing. */
    public Page open(Visitor visitor, String token) {
        Page page = visitor.page();
        page.navigate(origin() + "/");
        give(page, token);
        return page;
    }

    /** From now on the app has this token. */
    public void give(Page page, String token) {
        page.evaluate("token => { window.token = token; }", token);
    }

    public void frame(Page page, String url) {
        page.evaluate("""
                url => {
                  const frame = document.createElement('iframe');
                  frame.src = url;
                  document.body.append(frame);
                }""", url);
    }

    public Page window(Page page, String url) {
        return page.waitForPopup(() -> page.evaluate("url => { window.other = open(url); }", url));
    }

    /** Sends a token to the window that it opened, which has not asked. */
    public void push(Page page, String origin, String token) {
        page.evaluate(
                "([origin, token]) => window.other.postMessage({ type: 'causerie-token', token }, origin)",
                List.of(origin, token));
    }

    /** Whose pages asked for a token. */
    public Object asked(Page page) {
        return page.evaluate("window.asked");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
