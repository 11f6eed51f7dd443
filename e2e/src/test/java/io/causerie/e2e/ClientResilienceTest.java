package io.causerie.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causerie.e2e.support.Chromium;
import io.causerie.e2e.support.Product;
import io.causerie.e2e.support.ScriptedGateway;
import io.causerie.e2e.support.SocketPeer;
import io.causerie.e2e.support.StandaloneProduct;
import io.causerie.e2e.support.Visitor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the client module does when the gateway is late, forgetful or away: in a browser, with a gateway that the test plays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientResilienceTest {
    private static final String SESSION = """
            {'type':'session-state','sessionId':'s1','kind':'slot','status':'active','timeSlotId':'t1',
             'targetLanguageCode':'en','level':'B1','endsAt':'2099-01-01T00:00:00Z','recording':false,
             'participants':[{'userId':'marie','displayName':'Marie','status':'connected','cameraEnabled':true,
             'micEnabled':true,'recordingConsent':false},{'userId':'jean','displayName':'Jean','status':'%s',
             'cameraEnabled':true,'micEnabled':true,'recordingConsent':false,'polite':true,'pairEpoch':2,
             'initiator':false}]}""";
    /** An offer as another browser makes it. */
    private static final String OFFER = """
            async () => {
              const other = new RTCPeerConnection();
              other.addTransceiver('audio');
              await other.setLocalDescription();
              return other.localDescription.sdp;
            }""";
    private static final String FOUND = """
            {'type':'partner_found','sessionId':'p1','partner':{'userId':'ali','displayName':'Ali'},
             'isInitiator':false,'pairEpoch':1,'language':null,'level':null}""";
    private static final String FAILED = "{'type':'error','code':'failed-to-find-partner','message':'Ask again.'}";

    @TempDir
    static Path directory;

    private StandaloneProduct product;
    private Chromium chromium;
    private Visitor marie;
    private ScriptedGateway gateway;

    @BeforeAll
    void start() {
        product = Product.standalone(directory, List.of());
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
        product.close();
    }

    @BeforeEach
    void open() {
        marie = chromium.visitor(product, "marie");
        marie.page().clock().install();
        gateway = ScriptedGateway.of(marie).connect();
    }

    @AfterEach
    void close() {
        assertThat(marie.complaints()).isEmpty();
        marie.close();
    }

    @Test
    void whoever_comes_back_to_a_place_that_was_held_is_met_by_who_came_meanwhile() {
        gateway.say(SESSION.formatted("disconnected"));
        gateway.sayRaw(signal("offer").put("sdp", offer()).toString());
        JsonNode answer = gateway.next("answer");
        assertThat(answer.path("toUserId").asText()).isEqualTo("jean");
        assertThat(answer.path("pairEpoch").asInt()).isEqualTo(2);
        assertThat(gateway.run("() => client.session.state.participants[1].status")).isEqualTo("connected");
    }

    @Test
    void whoever_was_left_for_meanwhile_is_told_that_it_is_over() {
        gateway.say(SESSION.formatted("connected")).until("() => client.session.state");
        gateway.comeBack(false, false);
        gateway.until("() => client.connection.state === 'open' && !client.session.state");
        assertThat(told()).isEmpty();
        marie.page().clock().fastForward(6_000);
        gateway.until("() => told.includes('ended disconnected')");
    }

    @Test
    void whoever_is_told_to_be_in_no_session_or_another_knows_at_once_that_it_is_over() {
        gateway.say(SESSION.formatted("connected")).until("() => client.session.state");
        gateway.comeBack(true, false, ",'sessionId':null");
        gateway.until("() => told.includes('ended disconnected') && !client.session.state");
        search();
        gateway.say(FOUND).until("() => client.partner.meeting");
        gateway.comeBack(false, false, ",'sessionId':'p2'");
        gateway.until("() => told.includes('partner-disconnected')").next("find_partner");
    }

    @Test
    void whoever_goes_on_where_there_is_no_session_any_more_is_told_so_too() {
        gateway.say(SESSION.formatted("connected")).until("() => client.session.state");
        gateway.comeBack(true, false);
        gateway.until("() => client.connection.state === 'open'");
        marie.page().clock().fastForward(6_000);
        gateway.until("() => told.includes('ended disconnected') && !client.session.state");
    }

    @Test
    void whoever_is_still_in_the_session_is_told_nothing_of_an_end() {
        gateway.say(SESSION.formatted("connected")).until("() => client.session.state");
        gateway.comeBack(false, false);
        gateway.say(SESSION.formatted("connected"));
        gateway.until("() => client.connection.state === 'open' && client.session.state");
        marie.page().clock().fastForward(6_000);
        gateway.say("{'type':'session-ended','sessionId':'s1','reason':'time-expired'}");
        gateway.until("() => told.length > 0");
        assertThat(told().toString()).isEqualTo("[ended time-expired]");
    }

    @Test
    void an_end_that_is_told_after_the_way_back_keeps_its_reason() {
        gateway.say(SESSION.formatted("connected")).until("() => client.session.state");
        gateway.comeBack(false, false);
        gateway.say("{'type':'session-ended','sessionId':'s1','reason':'all-left'}");
        gateway.until("() => told.length > 0");
        marie.page().clock().fastForward(6_000);
        assertThat(told().toString()).isEqualTo("[ended all-left]");
    }

    @Test
    void an_answer_and_candidates_said_into_a_dying_connection_are_said_again() {
        gateway.say(SESSION.formatted("connected"));
        gateway.sayRaw(signal("offer").put("sdp", offer()).toString());
        JsonNode answer = gateway.next("answer");
        JsonNode candidate = gateway.next("ice-candidate");
        gateway.comeBack(true, true);
        assertThat(gateway.next("answer")).isEqualTo(answer);
        assertThat(gateway.next("ice-candidate")).isEqualTo(candidate);
    }

    @Test
    void an_offer_that_comes_again_is_answered_again_with_the_same() {
        gateway.say(SESSION.formatted("connected"));
        String offer = signal("offer").put("sdp", offer()).toString();
        JsonNode answer = gateway.sayRaw(offer).next("answer");
        assertThat(gateway.sayRaw(offer).next("answer")).isEqualTo(answer);
    }

    @Test
    void a_camera_that_was_switched_off_while_the_connection_was_dying_is_told_after_all() {
        gateway.say(SESSION.formatted("connected")).until("() => client.session.state");
        gateway.run("() => client.session.setMedia({ cameraEnabled: false })");
        gateway.next("media-state");
        gateway.comeBack(true, true);
        assertThat(gateway.next("media-state").path("cameraEnabled").asBoolean()).isFalse();
    }

    @Test
    void whoever_waits_and_is_dropped_from_the_queue_asks_again() {
        search();
        gateway.say(FAILED);
        gateway.until("() => told.includes('failed-to-find-partner')").next("find_partner");
    }

    @Test
    void whoever_hears_nothing_of_the_queue_after_the_way_back_asks_again() {
        search();
        gateway.comeBack(true, false);
        gateway.next("find_partner");
    }

    @Test
    void an_offer_that_overtakes_the_news_of_its_meeting_is_answered() {
        search();
        gateway.sayRaw(partnerSignal("p1", 1).toString()).say(FOUND);
        JsonNode answer = gateway.next("webrtc_answer");
        assertThat(answer.path("sessionId").asText()).isEqualTo("p1");
        assertThat(answer.path("pairEpoch").asInt()).isEqualTo(1);
    }

    @Test
    void what_belongs_to_an_earlier_meeting_or_arrival_is_passed_over() {
        search();
        gateway.say(FOUND.replace("'pairEpoch':1", "'pairEpoch':2"));
        gateway.sayRaw(partnerSignal("p0", 2).toString()).sayRaw(partnerSignal("p1", 1).toString());
        gateway.sayRaw(partnerSignal("p1", 2).toString()).next("webrtc_answer");
        gateway.say("{'type':'partner_left'}").until("() => told.includes('partner-left')");
        assertThat(gateway.heard("webrtc_answer")).isFalse();
    }

    @Test
    void whoever_wants_the_next_partner_is_not_taken_back_to_the_last() {
        search();
        gateway.say(FOUND).until("() => client.partner.meeting");
        gateway.run("() => client.partner.next()");
        String id = gateway.next("next_partner").path("id").asText();
        gateway.say("{'type':'error','code':'unavailable','message':'','replyTo':'%s'}".formatted(id));
        gateway.next("next_partner");
        gateway.say(FOUND).next("next_partner");
        assertThat(gateway.run("() => client.partner.meeting")).isNull();
    }

    @Test
    void a_newer_token_that_cannot_be_checked_now_is_offered_again() {
        gateway.run("() => { window.lifetime = 100; client.disconnect(); }");
        gateway.connect();
        marie.page().clock().fastForward(51_000);
        JsonNode renewal = gateway.next("hello");
        gateway.say("{'type':'error','code':'unavailable','message':'','retryAfterMs':2000,'replyTo':'%s'}"
                .formatted(renewal.path("id").asText()));
        gateway.until("() => client.connection.state === 'open'");
        marie.page().clock().fastForward(2_000);
        JsonNode again = gateway.next("hello");
        assertThat(again.has("resumeToken")).isFalse();
        assertThat(again.path("token").asText()).isNotEqualTo(renewal.path("token").asText());
    }

    @Test
    void any_answer_to_a_probe_is_a_sign_of_life_and_none_within_five_seconds_is_the_end() {
        gateway.run("() => client.probe()");
        gateway.next("hello");
        gateway.say("{'type':'error','code':'unavailable','message':''}");
        gateway.run("() => client.partner.find()");
        gateway.next("find_partner");
        marie.page().clock().fastForward(6_000);
        assertThat(gateway.run("() => client.connection.state")).isEqualTo("open");

        gateway.run("() => client.probe()");
        gateway.next("hello");
        marie.page().clock().fastForward(6_000);
        assertThat(gateway.next("hello").path("resumeToken").asText()).isEqualTo("r");
    }

    private void search() {
        gateway.run("() => client.partner.find()");
        String id = gateway.next("find_partner").path("id").asText();
        gateway.say("{'type':'waiting_for_partner','position':1,'replyTo':'%s'}".formatted(id));
        gateway.until("() => client.partner.state === 'waiting'");
    }

    private static ObjectNode signal(String type) {
        return SocketPeer.message(type).put("fromUserId", "jean").put("pairEpoch", 2);
    }

    private ObjectNode partnerSignal(String sessionId, int pairEpoch) {
        return SocketPeer.message("webrtc_offer").put("sessionId", sessionId).put("pairEpoch", pairEpoch)
                .put("sdp", offer());
    }

    private String offer() {
        return (String) gateway.run(OFFER);
    }

    private List<?> told() {
        return (List<?>) gateway.run("() => told");
    }
}
