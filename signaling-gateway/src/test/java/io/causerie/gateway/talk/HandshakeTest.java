package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.causerie.gateway.connection.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(properties = {"causerie.gateway.web.allowed-origins=https://app.example.org",
        "causerie.gateway.connections.max-ungreeted=50"})
class HandshakeTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Engine engine;

    private String head(String... headers) throws IOException {
        try (RawSocket socket = new RawSocket(port, headers)) {
            return socket.head();
        }
    }

    @Test
    void the_gateways_own_pages_may_connect() throws IOException {
        assertThat(head("Origin: http://127.0.0.1:" + port + "\r\n")).startsWith("HTTP/1.1 101");
    }

    @Test
    void an_origin_on_the_list_may_connect() throws IOException {
        assertThat(head("Origin: https://app.example.org\r\n")).startsWith("HTTP/1.1 101");
    }

    @Test
    void what_is_no_browser_may_connect() throws IOException {
        assertThat(head()).startsWith("HTTP/1.1 101");
    }

    @Test
    void any_other_origin_is_refused() throws IOException {
        for (String origin : new String[]{"https://evil.example", "null",
                "https://app.example.org.evil.example",
                "http://app.example.org", "http://127.0.0.1:1"}) {
            assertThat(head("Origin: " + origin + "\r\n")).as(origin).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void frames_are_not_compressed_even_if_the_client_offers_it() throws IOException {
        assertThat(head("Sec-WebSocket-Extensions: permessage-deflate\r\n")).startsWith("HTTP/1.1 101")
                .doesNotContain("permessage-deflate");
    }

    @Test
    void the_token_is_not_taken_from_the_url_nor_is_one_needed() throws IOException {
        assertThat(head("Authorization: Bearer nonsense\r\n")).startsWith("HTTP/1.1 401");
        assertThat(head()).startsWith("HTTP/1.1 101");
    }

    @Test
    void half_open_connections_are_refused_beyond_a_number_and_end_by_themselves() throws IOException {
        await().until(() -> engine.size() == 0);
        try (Peer marie = Peer.hello(port, "marie"); Peer jean = Peer.hello(port, "jean")) {
            List<RawSocket> sockets = new ArrayList<>();
            String head = "HTTP/1.1 101";
            while (head.startsWith("HTTP/1.1 101") && sockets.size() < 2_000) {
                RawSocket socket = new RawSocket(port);
                sockets.add(socket);
                head = socket.head();
            }
            assertThat(head).startsWith("HTTP/1.1 503").contains("Retry-After");
            assertThat(sockets).hasSizeGreaterThanOrEqualTo(51);
            await().until(() -> engine.size() == 2);
            assertThat(sockets.getFirst().drain()).isPositive();
            for (RawSocket socket : sockets) {
                socket.close();
            }
            for (Peer each : List.of(marie, jean)) {
                each.say("{'type':'leave'}");
                assertThat(each.error()).isEqualTo("no-current-session");
            }
        }
    }
}
