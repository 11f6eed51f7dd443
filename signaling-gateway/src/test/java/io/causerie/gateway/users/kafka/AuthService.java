package io.causerie.gateway.users.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says things of users, or other things, over Kafka. */
final class AuthService implements AutoCloseable {
    private static final String TOPIC = "user.events";

    private final KafkaProducer<String, byte[]> producer;

    AuthService(String brokers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000),
                new StringSerializer(), new ByteArraySerializer());
    }

    void says(String type, String user, String more) {
        send(KafkaMessageFactory.<String>createWriter(TOPIC, user).writeBinary(event(type, user, more)));
    }

    void saysStructured(String type, String user) {
        send(KafkaMessageFactory.<String>createWriter(TOPIC, user).writeStructured(event(type, user, ""),
                EventFormatProvider.getInstance().resolveFormat("application/cloudevents+json")));
    }

    /** Whatever it is. */
    void utters(String key, String value) {
        send(new ProducerRecord<>(TOPIC, key, value.getBytes(StandardCharsets.UTF_8)));
    }

    private void send(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CloudEvent event(String type, String user, String more) {
        String data = "{\"userId\":\"%s\"%s}".formatted(user, more.replace('\'', '"'));
        return CloudEventBuilder.v1().withId(UUID.randomUUID().toString())
                .withSource(URI.create("https://auth.example")).withType(type)
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8)).build();
    }

    @Override
    public void close() {
        producer.close();
    }
}
