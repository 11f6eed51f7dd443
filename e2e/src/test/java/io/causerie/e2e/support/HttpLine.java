package io.causerie.e2e.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * The way to some servers: each request goes to the port that its first line is for, one a connection, sockets of pages included. A
 * test can cut it, and have trouble happen just when a certain request is on its way.
 */
public final class HttpLine extends Line {
    private static final Runnable NONE = () -> {};
    private static final Pattern CONNECTION = Pattern.compile("(?im)^connection:.*\r\n");
    private static final byte[] AWAY = """
            HTTP/1.1 503 Service Unavailable\r
            Content-Type: application/problem+json\r
            Retry-After: 2\r
            Connection: close\r
            \r
            {"status":503,"code":"unavailable","detail":"This part of the service is away."}"""
            .getBytes(StandardCharsets.US_ASCII);

    private final ToIntFunction<String> ports;
    private final Map<Pattern, Runnable> troubles = new ConcurrentHashMap<>();
    private final Map<Pattern, Runnable> lateTroubles = new ConcurrentHashMap<>();

    /** {@code ports}: of whom a request is for, by method and path such as {@code PUT /bucket/key}. */
    public HttpLine(ToIntFunction<String> ports) {
        this.ports = ports;
        open();
    }

    /** Once, when such a request has come, and before anything of it is passed on. */
    public void when(String request, Runnable trouble) {
        troubles.put(Pattern.compile(request), trouble);
    }

    /** Once, when such a request is answered; the answer is lost. */
    public void whenAnswered(String request, Runnable trouble) {
        lateTroubles.put(Pattern.compile(request), trouble);
    }

    @Override
    void connect(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        String head = head(in);
        if (isBroken() || head.isEmpty()) {
            reset(client);
            return;
        }
        String request = head.substring(0, head.indexOf(" HTTP/"));
        take(troubles, request).run();
        try (Socket server = cuttable(
                new Socket(InetAddress.getLoopbackAddress(), ports.applyAsInt(request)))) {
            server.getOutputStream().write(alone(head).getBytes(StandardCharsets.ISO_8859_1));
            Thread.startVirtualThread(() -> pass(in, server));
            answer(request, server, client);
        } catch (ConnectException e) {
            client.getOutputStream().write(AWAY);
        }
    }

    private void answer(String request, Socket server, Socket client) throws IOException {
        InputStream answer = server.getInputStream();
        int first = answer.read();
        Runnable trouble = take(lateTroubles, request);
        trouble.run();
        if (first < 0 || trouble != NONE) {
            reset(client);
            return;
        }
        client.getOutputStream().write(first);
        answer.transferTo(client.getOutputStream());
    }

    private static Runnable take(Map<Pattern, Runnable> troubles, String request) {
        return troubles.keySet().stream().filter(each -> each.matcher(request).lookingAt()).findFirst()
                .map(troubles::remove).orElse(NONE);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    /** The only request of its connection, unless that becomes a page's socket. */
    private static String alone(String head) {
        if (head.toLowerCase(Locale.ROOT).contains("\r\nupgrade:")) {
            return head;
        }
        String kept = CONNECTION.matcher(head).replaceAll("");
        return kept.substring(0, kept.length() - 2) + "Connection: close\r\n\r\n";
    }

    private static void pass(InputStream from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            reset(to);
        }
    }
}
