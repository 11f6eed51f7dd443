package io.causerie.e2e.support;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Auth Service as Kafka knows it: CloudEvents in binary mode, header by header. */
public final class UserEvents implements AutoCloseable {
    private static final String TOPIC = "user.events";

    private final KafkaProducer<String, String> producer;

    public UserEvents(int port) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000),
                new StringSerializer(), new StringSerializer());
    }

    /** Returns the id of the event. */
    public String send(String type, String userId, String data) {
        String id = UUID.randomUUID().toString();
        send(id, type, userId, data);
        return id;
    }

    public void send(String id, String type, String userId, String data) {
        ProducerRecord<String, String> message = new ProducerRecord<>(TOPIC, userId, data);
        Map.of("ce_specversion", "1.0", "ce_id", id, "ce_source", "https://auth.example", "ce_type", type,
                "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name,
                        value.getBytes(StandardCharsets.UTF_8)));
        deliver(message);
    }

    /** What is no CloudEvent. */
    public void sendRaw(String key, String value) {
        deliver(new ProducerRecord<>(TOPIC, key, value));
    }

    private void deliver(ProducerRecord<String, String> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
