package io.causerie.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is in the embedded broker is there after a restart; nobody but this machine reaches it. */
class EmbeddedKafkaTest {
    private static final TopicPartition TOPIC = new TopicPartition("kept", 0);

    @BeforeAll
    static void hush() {
        List.of("org.apache.kafka", "kafka", "state.change.logger")
                .forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
    }

    @TempDir
    Path directory;

    @Test
    void whatIsSentIsThereAfterARestartOnAnotherPort() throws Exception {
        try (var broker = EmbeddedKafka.on(directory, 0)) {
            Map<String, Object> client = client(broker);
            try (Admin admin = Admin.create(client);
                    var producer = new KafkaProducer<>(client, new StringSerializer(),
                            new StringSerializer())) {
                admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty()))).all()
                        .get();
                producer.send(new ProducerRecord<>("kept", "key", "value")).get();
            }
        }
        try (var broker = EmbeddedKafka.on(directory, 0);
                var consumer = new KafkaConsumer<>(client(broker), new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(TOPIC));
            consumer.seekToBeginning(List.of(TOPIC));
            assertThat(consumer.poll(Duration.ofSeconds(60))).extracting(record -> record.value())
                    .containsExactly("value");
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAtOnce() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedKafka.on(directory, taken.getLocalPort()))
                    .hasMessageContaining("cannot listen on port " + taken.getLocalPort());
        }
    }

    private static Map<String, Object> client(EmbeddedKafka broker) {
        return Map.of("bootstrap.servers", broker.address());
    }
}
