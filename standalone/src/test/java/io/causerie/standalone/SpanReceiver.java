package io.causerie.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Takes spans over OTLP/HTTP, as a collector does; it reads the protobuf itself. */
final class SpanReceiver implements AutoCloseable {
    /** A span as it was told; {@code parentId} is empty for the first of a trace. */
    record Told(String traceId, String spanId, String parentId, String name) {
        static Told of(ByteBuffer span) {
            String[] values = {"", "", "", "", "", ""};
            fields(span).filter(field -> field.number() < values.length)
                    .forEach(field -> values[field.number()] = field.number() == 5
                            ? StandardCharsets.UTF_8.decode(field.content()).toString()
                            : hex(field.content()));
            return new Told(values[1], values[2], values[4], values[5]);
        }

        private static String hex(ByteBuffer content) {
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }

    /** One that has a length; the others are skipped. */
    private record Field(int number, ByteBuffer content) {}

    private final List<Told> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    SpanReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Told> ofTrace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(exchange.getRequestBody().readAllBytes());
        inside(inside(inside(Stream.of(request), 1), 2), 2).map(Told::of).forEach(spans::add);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Of a request its spans by resource, of those by scope, of those each. */
    private static Stream<ByteBuffer> inside(Stream<ByteBuffer> messages, int number) {
        return messages.flatMap(SpanReceiver::fields).filter(field -> field.number() == number)
                .map(Field::content);
    }

    private static Stream<Field> fields(ByteBuffer message) {
        List<Field> fields = new ArrayList<>();
        while (message.hasRemaining()) {
            long tag = varint(message);
            switch ((int) (tag & 7)) {
                case 0 -> varint(message);
                case 1 -> message.position(message.position() + Long.BYTES);
                case 2 -> {
                    int length = (int) varint(message);
                    fields.add(new Field((int) (tag >>> 3), message.slice(message.position(), length)));
                    message.position(message.position() + length);
                }
                case 5 -> message.position(message.position() + Integer.BYTES);
                default -> throw new IllegalArgumentException("no protobuf");
            }
        }
        return fields.stream();
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = message.get();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
