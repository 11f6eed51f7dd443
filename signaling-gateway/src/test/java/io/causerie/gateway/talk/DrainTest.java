package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

class DrainTest {
    private static ServletWebServerApplicationContext gateway() {
        var application = new SpringApplication(GatewayApp.class);
        application.addInitializers(new GatewayApp.Infrastructure());
        return (ServletWebServerApplicationContext) application.run("--server.port=0",
                "--server.address=127.0.0.1",
                "--causerie.event-log.store=embedded", "--axon.axonserver.enabled=false",
                "--axon.serializer.general=jackson", "--axon.serializer.events=jackson",
                "--axon.serializer.messages=jackson", "--causerie.gateway.connections.drain-spread=PT1S",
                "--causerie.bridge.enabled=false");
    }

    @Test
    void a_node_that_stops_sends_everybody_away_to_come_back_at_different_times() {
        var gateway = gateway();
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            peers.add(Peer.hello(gateway.getWebServer().getPort(), "drained" + i));
        }
        long began = System.nanoTime();
        gateway.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        Set<String> reasons = new HashSet<>();
        for (Peer peer : peers) {
            String closed = peer.closed();
            assertThat(closed).matches("1001 going-away \\{\"retryAfterMs\":\\d{1,4}}");
            reasons.add(closed);
        }
        assertThat(reasons).hasSizeGreaterThan(5);
    }
}
