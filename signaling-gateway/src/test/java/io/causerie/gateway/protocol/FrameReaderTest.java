package io.causerie.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private final FrameReader reader = new FrameReader(16);

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private Incoming read(String singleQuoted) {
        return reader.read(json(singleQuoted));
    }

    private String relayed(String singleQuoted) {
        return FrameWriter.relayed((ClientMessage.Directed) read(singleQuoted).message(), "marie");
    }

    private ServerMessage.Error refusal(String singleQuoted) {
        return catchThrowableOfType(Refusal.class, () -> read(singleQuoted)).answer(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'offer','toUserId':'j','sdp':'S'}",
            " { 'sdp' : 'S' ,\n'toUserId':'j', 'type':'offer' } ",
            "{'toUserId':'j','sdp':'S','id':'1','type':'offer'}",
            "{'sdp':'S'\t,'type':'offer','toUserId':'j'}"})
    void an_offer_is_spliced_wherever_its_fields_stand(String frame) {
        assertThat(relayed(frame)).isEqualTo(json("{'type':'offer','fromUserId':'marie','sdp':'S'}"));
    }

    @Test
    void a_payload_that_looks_like_fields_stays_a_payload() {
        assertThat(relayed("{'type':'offer','toUserId':'j','sdp':'\\',\\'fromUserId\\':\\'x, ','pairEpoch':7}"
                .replace("\\'", "\\\""))).isEqualTo(
                        "{\"type\":\"offer\",\"fromUserId\":\"marie\",\"sdp\":\"\\\",\\\"fromUserId\\\":\\\"x, \","
                                + "\"pairEpoch\":7}");
    }

    @Test
    void a_candidate_is_an_object_passed_on_with_its_white_space() {
        assertThat(relayed("{'type':'ice-candidate','candidate': { 'a' : [ 1 , {} ] } , 'toUserId':'j'}"))
                .isEqualTo(json(
                        "{'type':'ice-candidate','fromUserId':'marie','candidate':{ 'a' : [ 1 , {} ] }}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'webrtc_offer','sdp':'S'", "'webrtc_answer','sdp':'S'",
            "'ice_candidate','candidate':null"})
    void a_partners_signal_says_of_which_meeting_it_is(String signal) {
        var read = read("{'type':" + signal + ",'sessionId':'a\\'b'}".replace("\\'", "\\\""));
        assertThat(FrameWriter.relayed((ClientMessage.ToPartner) read.message()))
                .contains("\"sessionId\":\"a\\\"b\"");
        assertThat(refusal("{'type':" + signal + ",'sessionId':'" + "s".repeat(129) + "'}").violations())
                .extracting(ServerMessage.Violation::field).containsExactly("sessionId");
    }

    @Test
    void a_senders_id_is_quoted() {
        var offer = (ClientMessage.Directed) read("{'type':'offer','toUserId':'j','sdp':'S'}").message();
        assertThat(FrameWriter.relayed(offer, "a\"b\\\n")).contains("\"fromUserId\":\"a\\\"b\\\\\\n\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "'x'", "{", "{'type':'leave'", "{'type':'leave'}}",
            "{'type':'leave'} x",
            "{'type':'leave','type':'leave'}", "{'type':'offer','toUserId':'j','sdp':'\n'}", "{type:'leave'}",
            "{'type':'ice-candidate','toUserId':'j','candidate':{'a':1,'a':2}}",
            "{'type':'offer','toUserId':'j','sdp':'\\x'}", "{'type':'leave',}"})
    void what_is_no_json_object_or_has_a_field_twice_is_refused(String frame) {
        assertThat(refusal(frame).code()).isEqualTo("invalid-message");
    }

    @Test
    void nesting_is_allowed_to_its_limit_and_not_beyond() {
        String frame = "{'type':'ice-candidate','toUserId':'j','candidate':{'a':%s%s}}";
        assertThat(read(frame.formatted("[".repeat(14), "]".repeat(14))).type())
                .isEqualTo(ClientType.ICE_CANDIDATE);
        assertThat(refusal(frame.formatted("[".repeat(15), "]".repeat(15))).message()).contains("16 deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'toUserId':1,'sdp':'S'", "'toUserId':'j','sdp':null", "'toUserId':'j','sdp':{}",
            "'toUserId':'j','sdp':'S','pairEpoch':'2'", "'toUserId':'j','sdp':'S','pairEpoch':2.0",
            "'toUserId':'j','sdp':'S','pairEpoch':99999999999999999999", "'toUserId':'','sdp':'S'",
            "'toUserId':'j','sdp':'S','text':'x'", "'toUserId':'j'", "'toUserId':'j','sdp':'S','id':7"})
    void each_field_has_its_type(String fields) {
        assertThat(refusal("{'type':'offer'," + fields + "}").violations()).hasSize(1);
    }

    @Test
    void a_refusal_repeats_the_id_also_when_it_comes_last() {
        assertThat(refusal("{'type':'nonsense','id':'7'}").replyTo()).isEqualTo("7");
        assertThat(refusal("{'x':1,'type':'leave','id':'7'}").replyTo()).isEqualTo("7");
        assertThat(refusal("{'type':'leave','id':'" + "7".repeat(65) + "'}").replyTo()).isNull();
    }

    @Test
    void a_thousand_unknown_fields_are_not_all_told() {
        StringBuilder frame = new StringBuilder("{'type':'leave'");
        for (int i = 0; i < 1_000; i++) {
            frame.append(",'f").append(i).append("':0");
        }
        assertThat(refusal(frame + "}").violations()).hasSize(10);
    }

    @Test
    void every_type_has_a_message_of_its_own() {
        assertThat(ClientType.values()).hasSameSizeAs(MessageTypes.concrete(ClientMessage.class));
    }
}
