package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A command side that does not answer holds up nobody but those who ask it. */
@GatewayTest
@TestPropertySource(properties = "server.jetty.threads.max=20")
class HangingCommandSideTest {
    private static final int ASKING = 30;

    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    @Test
    void offers_are_relayed_while_more_ask_than_the_server_has_threads() {
        commandSide.open("hang", "hang-marie", "hang-jean");
        commandSide.join("hang", "hang-marie", "hang-jean");
        List<Peer> peers = new ArrayList<>();
        CountDownLatch mayChange = commandSide.hang();
        try {
            Peer marie = Peer.hello(port, "hang-marie");
            Peer jean = Peer.hello(port, "hang-jean");
            peers.addAll(List.of(marie, jean));
            marie.later("session-state");
            jean.later("session-state");
            for (int i = 0; i < ASKING; i++) {
                Peer asking = Peer.hello(port, "hang-asking-" + i);
                peers.add(asking.say("{'type':'media-state','cameraEnabled':false}"));
            }
            marie.say("{'type':'offer','toUserId':'hang-jean','sdp':'v=0'}");
            assertThat(jean.later("offer").path("sdp").asString()).isEqualTo("v=0");
        } finally {
            mayChange.countDown();
            peers.forEach(Peer::close);
        }
    }

    @Test
    void what_comes_after_a_message_that_takes_long_is_handled_after_it() {
        commandSide.open("order", "order-marie", "order-jean");
        commandSide.join("order", "order-marie", "order-jean");
        try (Peer marie = Peer.hello(port, "order-marie"); Peer jean = Peer.hello(port, "order-jean")) {
            marie.later("session-state");
            jean.later("session-state");
            CountDownLatch mayChange = commandSide.hang();
            marie.say("{'type':'media-state','cameraEnabled':false}");
            marie.say("{'type':'chat-message','text':'after it','id':'1'}");
            jean.say("{'type':'chat-message','text':'meanwhile'}");
            assertThat(marie.later("chat-message").path("text").asString()).isEqualTo("meanwhile");
            assertThat(marie.unheard()).noneMatch(frame -> frame.contains("ack"));
            mayChange.countDown();
            marie.later("ack");
        }
    }
}
