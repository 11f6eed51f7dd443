package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Who has met somebody is not matched with them again for a while, and then without asking anew. */
@GatewayTest
@TestPropertySource(properties = "causerie.gateway.partner.rematch-after=PT2S")
class RematchTest {
    @LocalServerPort
    private int port;

    @Test
    void two_who_parted_meet_again_when_the_time_is_over_without_asking() {
        try (Peer a = Peer.hello(port, "rematch-a"); Peer b = Peer.hello(port, "rematch-b")) {
            a.say("{'type':'find_partner'}").next("waiting_for_partner");
            b.say("{'type':'find_partner'}").next("partner_found");
            a.next("partner_found");
            a.say("{'type':'next_partner'}");
            Instant parted = Instant.now();
            a.next("waiting_for_partner");
            b.next("partner_left");
            b.say("{'type':'find_partner'}").next("waiting_for_partner");
            a.next("partner_found");
            b.next("partner_found");
            assertThat(Duration.between(parted, Instant.now())).isGreaterThan(Duration.ofMillis(1_500));
        }
    }
}
