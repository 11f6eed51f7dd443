package io.causerie.gateway.bridge.kafka;

import io.causerie.gateway.bridge.Message;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Messages as CloudEvents 1.0 in binary mode: attributes are headers, the data is the value. */
final class CloudEventRecords {
    /** The extension attribute with the event's place in the log. */
    static final String POSITION = "position";
    /** The attribute of CloudEvents' distributed tracing extension. */
    private static final String TRACEPARENT = "traceparent";
    private static final String JSON = "application/json";

    private final String topic;
    private final URI source;

    CloudEventRecords(String topic, String source) {
        this.topic = topic;
        this.source = URI.create(source);
    }

    ProducerRecord<String, byte[]> of(Message message) {
        CloudEventBuilder event = CloudEventBuilder.v1().withId(message.id()).withSource(source)
                .withType(message.type().wire()).withSubject(message.key())
                .withTime(message.time().atOffset(ZoneOffset.UTC))
                .withDataSchema(URI.create(message.schema()))
                .withExtension(POSITION, Long.toString(message.position()))
                .withData(JSON, message.data().getBytes(StandardCharsets.UTF_8));
        if (message.traceparent() != null) {
            event.withExtension(TRACEPARENT, message.traceparent());
        }
        return KafkaMessageFactory.<String>createWriter(topic, null, null, message.key())
                .writeBinary(event.build());
    }
}
