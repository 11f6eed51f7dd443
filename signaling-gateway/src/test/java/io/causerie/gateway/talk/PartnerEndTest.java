package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What those hear of the end of a talk who did not end it. */
@GatewayTest
class PartnerEndTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    @Test
    void who_is_removed_from_a_talk_by_a_moderator_is_told_that_it_is_over_like_the_partner() {
        try (Peer a = Peer.hello(port, "end-a"); Peer b = Peer.hello(port, "end-b")) {
            a.say("{'type':'find_partner','language':'sq'}").next("waiting_for_partner");
            b.say("{'type':'find_partner','language':'sq'}");
            String session = a.next("partner_found").path("sessionId").asString();
            b.next("partner_found");
            commandSide.remove(session, "end-a");
            a.next("partner_disconnected");
            b.next("partner_disconnected");
            commandSide.end(session, "not-enough-participants");
            a.say("{'type':'chat_message','text':'x'}");
            assertThat(a.error()).isEqualTo("no-partner");
        }
    }
}
