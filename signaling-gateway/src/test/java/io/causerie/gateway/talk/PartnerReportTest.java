package io.causerie.gateway.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The second diagram document: reporting and blocking a partner. */
@GatewayTest
class PartnerReportTest {
    @LocalServerPort
    private int port;

    @Autowired
    private CommandSide commandSide;

    @Test
    void a_partner_is_reported_during_the_talk_or_after_it() {
        try (Peer a = Peer.hello(port, "report-a"); Peer b = Peer.hello(port, "report-b")) {
            a.meet(b);
            a.say("{'type':'report_partner','reason':'nudity','id':'r'}");
            assertThat(a.next("ack").path("replyTo").asString()).isEqualTo("r");
            a.say("{'type':'stop_chat'}");
            b.next("partner_left");
            b.say("{'type':'report_partner','reason':'spam','id':'r'}").next("ack");
            assertThat(commandSide.reports()).map(report -> report.reporter() + " " + report.reported() + " "
                    + report.reason().name())
                    .contains("report-a report-b NUDITY", "report-b report-a SPAM");
        }
    }

    @Test
    void without_a_partner_there_is_nobody_to_report_or_to_block_or_to_talk_to() {
        try (Peer a = Peer.hello(port, "lonely")) {
            for (String message : new String[]{"{'type':'report_partner','reason':'spam'}",
                    "{'type':'block_partner'}", "{'type':'webrtc_answer','sdp':'x'}",
                    "{'type':'ice_candidate','candidate':null}", "{'type':'chat_message','text':'x'}"}) {
                assertThat(a.say(message).error()).as(message).isEqualTo("no-partner");
            }
        }
    }

    @Test
    void a_blocked_partner_is_left_and_never_met_again() {
        try (Peer a = Peer.hello(port, "block-a");
                Peer b = Peer.hello(port, "block-b");
                Peer c = Peer.hello(port, "block-c")) {
            a.meet(b);
            a.say("{'type':'block_partner','id':'b'}");
            assertThat(a.next("ack").path("replyTo").asString()).isEqualTo("b");
            b.next("partner_left");
            b.say("{'type':'find_partner'}").next("waiting_for_partner");
            a.say("{'type':'find_partner'}").next("waiting_for_partner");
            c.say("{'type':'find_partner'}");
            assertThat(c.next("partner_found").path("partner").path("userId").asString())
                    .isEqualTo("block-b");
        }
    }
}
