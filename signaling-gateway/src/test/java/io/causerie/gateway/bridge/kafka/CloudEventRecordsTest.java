package io.causerie.gateway.bridge.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.gateway.bridge.Message;
import io.causerie.gateway.bridge.MessageType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudEventRecordsTest {
    private static final String CONTEXT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_message_says_to_which_trace_it_belongs() {
        assertThat(traceparent(CONTEXT))
                .extracting(header -> new String(header.value(), StandardCharsets.UTF_8))
                .isEqualTo(CONTEXT);
    }

    @Test
    void a_message_of_no_trace_has_no_such_header() {
        assertThat(traceparent(null)).isNull();
    }

    private static @Nullable Header traceparent(@Nullable String context) {
        return new CloudEventRecords("a-topic", "/causerie")
                .of(new Message("id", 1, Instant.EPOCH, MessageType.SESSION_STARTED, "s", "urn:x", "{}",
                        context))
                .headers().lastHeader("ce_traceparent");
    }
}
