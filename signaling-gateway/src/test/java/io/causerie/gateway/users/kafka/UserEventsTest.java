package io.causerie.gateway.users.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.causerie.api.Rejection;
import io.causerie.gateway.bridge.kafka.Broker;
import io.causerie.gateway.bridge.kafka.Brokers;
import io.causerie.rest.problem.Unavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** What becomes of each message: it is heeded, in order, or put aside, or waits. */
class UserEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Broker broker;
    private static AuthService auth;
    private static DeadLetterTopic aside;
    private static MongoServer mongo;
    private static MongoClient mongoClient;

    private final AskedLink commandSide = new AskedLink();
    private final String user = UUID.randomUUID().toString();
    private ConfigurableApplicationContext gateway;

    @BeforeAll
    static void startBroker() {
        broker = new Broker();
        mongo = new MongoServer(new MemoryBackend());
        mongoClient = MongoClients.create("mongodb://127.0.0.1:" + mongo.bind().getPort());
        auth = new AuthService(broker.address());
        aside = new DeadLetterTopic(broker.address(), PATIENCE);
    }

    @AfterAll
    static void stopBroker() {
        auth.close();
        mongoClient.close();
        mongo.shutdownNow();
        broker.close();
    }

    @BeforeEach
    void startGateway() {
        gateway = gateway();
        await().atMost(PATIENCE).until(() -> health().equals(Status.UP));
    }

    @AfterEach
    void stopGateway() {
        gateway.close();
    }

    private ConfigurableApplicationContext gateway() {
        SpringApplication application = new SpringApplicationBuilder(Gateway.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("commandLink", commandSide);
                    context.getBeanFactory().registerSingleton("mongo",
                            new MongoTemplate(mongoClient, "gateway"));
                }).build();
        return application.run("--spring.kafka.bootstrap-servers=" + broker.address(),
                "--causerie.user-events.retry-first=PT0.1S", "--causerie.user-events.max-size=2KB",
                "--causerie.user-events.partitions=1", "--causerie.user-events.read-within=PT2S",
                "--spring.main.banner-mode=off",
                "--logging.level.root=ERROR");
    }

    @Test
    void each_type_is_heeded_in_binary_and_in_structured_mode() {
        auth.says("user.updated", user, ",'name':'Ali'");
        auth.says("user.banned", user, ",'reason':'spam'");
        auth.says("user.updated", user, ",'locale':'en'");
        auth.saysStructured("user.deleted", user);

        awaitTaken("renamed " + user + " to Ali", "banned " + user + " for spam", "deleted " + user);
        await().atMost(PATIENCE).until(() -> counted("causerie.user.events.handled") == 4);
    }

    @Test
    void poison_between_two_good_messages_is_put_aside_with_its_reason_and_the_rest_flows_on() {
        long before = aside.end();
        auth.says("user.deleted", user + 1, "");
        auth.utters(user, "no CloudEvent of " + user);
        auth.says("user.created", user, "");
        auth.says("user.deleted", user, ",");
        auth.says("user.deleted", "x".repeat(129), "");
        auth.says("user.updated", user, ",'name':' '");
        auth.says("user.deleted", user + 2, "");

        awaitTaken("deleted " + user + 1, "deleted " + user + 2);
        assertThat(aside.letters(before))
                .extracting(letter -> DeadLetterTopic.header(letter, "causerie-reason")).containsExactly(
                        "not-a-cloudevent", "unknown-type", "bad-json", "invalid-user-id", "invalid-data");
        assertThat(gateway.getBean(DeadLetters.class).list(LetterId.FIRST, 200)).extracting(DeadLetter::type)
                .endsWith(null, "user.created", "user.deleted", "user.deleted", "user.updated");
        assertThat(counted("causerie.user.events.dead.lettered")).isEqualTo(5);
    }

    @Test
    void what_is_put_aside_is_as_it_came_and_no_header_of_ours_tells_of_what_is_in_it() {
        long before = aside.end();
        auth.says("user.updated", user, ",'name':7");
        auth.says("user.deleted", user, "");
        awaitTaken("deleted " + user);

        ConsumerRecord<byte[], byte[]> letter = aside.letters(before).getFirst();
        assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo(user);
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains(user, "7");
        assertThat(DeadLetterTopic.header(letter, "ce_type")).isEqualTo("user.updated");
        assertThat(StreamSupport.stream(letter.headers().spliterator(), false).map(Header::key)
                .filter(name -> !name.startsWith("ce_") && !name.equals("content-type")))
                .containsExactlyInAnyOrder("causerie-reason", "kafka_dlt-original-topic",
                        "kafka_dlt-original-partition", "kafka_dlt-original-offset",
                        "kafka_dlt-original-timestamp", "kafka_dlt-original-timestamp-type",
                        "kafka_dlt-original-consumer-group");
    }

    @Test
    void what_is_too_large_is_put_aside_without_its_content() {
        long before = aside.end();
        auth.utters("key".repeat(1_000), "x".repeat(900_000));
        auth.says("user.deleted", user, "");
        awaitTaken("deleted " + user);

        ConsumerRecord<byte[], byte[]> letter = aside.letters(before).getFirst();
        assertThat(DeadLetterTopic.header(letter, "causerie-reason")).isEqualTo("too-large");
        assertThat(letter.value()).isNull();
        assertThat(letter.key()).isNull();
        assertThat(gateway.getBean(DeadLetters.class).list(LetterId.FIRST, 200).getLast().bytes())
                .isEqualTo(900_000);
    }

    @Test
    void while_the_command_side_is_away_it_waits_and_says_so_and_puts_nothing_aside() {
        long before = aside.end();
        commandSide.goAway();
        auth.says("user.banned", user, "");
        auth.says("user.deleted", user, "");
        await().atMost(PATIENCE).until(() -> health().equals(Status.OUT_OF_SERVICE));
        commandSide.comeBack();

        awaitTaken("banned " + user + " for other", "deleted " + user);
        assertThat(aside.end()).isEqualTo(before);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void while_the_brokers_are_away_it_says_so_and_goes_on_when_they_are_back() {
        auth.says("user.deleted", user + 1, "");
        awaitTaken("deleted " + user + 1);
        broker.stop();
        await().atMost(PATIENCE).until(() -> health().equals(Status.OUT_OF_SERVICE));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> gateway.getBean(DeadLetters.class).list(LetterId.FIRST, 1));

        broker.restart();
        auth.says("user.deleted", user + 2, "");

        awaitTaken("deleted " + user + 1, "deleted " + user + 2);
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void what_was_refused_can_be_heeded_later_and_is_then_settled() {
        commandSide.refuse(user);
        auth.says("user.deleted", user, "");
        auth.says("user.deleted", user + 1, "");
        awaitTaken("deleted " + user + 1);
        DeadLetters letters = gateway.getBean(DeadLetters.class);
        LetterId refused = letters.list(LetterId.FIRST, 200).getLast().id();

        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> letters.retry(refused, "root"))
                .withMessageContaining("refused");
        assertThat(ids(letters)).contains(refused);
        commandSide.refuseNobody();
        letters.retry(refused, "root");

        assertThat(commandSide.taken()).endsWith("deleted " + user);
        assertThat(ids(letters)).doesNotContain(refused);
    }

    @Test
    void what_nobody_will_ever_heed_can_be_left() {
        auth.utters(user, "nonsense");
        auth.utters(user, "more nonsense");
        auth.says("user.deleted", user, "");
        awaitTaken("deleted " + user);
        DeadLetters letters = gateway.getBean(DeadLetters.class);
        List<LetterId> all = ids(letters);
        LetterId last = all.getLast();
        LetterId lastButOne = all.get(all.size() - 2);

        letters.discard(last, "root");
        letters.discard(last, "root");

        assertThat(ids(letters)).contains(lastButOne).doesNotContain(last);
        assertThat(letters.list(LetterId.FIRST, 1)).hasSize(1);
        assertThat(letters.list(lastButOne, 200)).isEmpty();
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> letters.discard(new LetterId(0, last.offset() + 1), "root"));
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> letters.discard(new LetterId(7, 0), "root"));
    }

    @Test
    void another_node_goes_on_where_one_has_stopped() {
        auth.says("user.deleted", user + 1, "");
        awaitTaken("deleted " + user + 1);
        gateway.close();
        auth.says("user.deleted", user + 2, "");

        gateway = gateway();

        awaitTaken("deleted " + user + 1, "deleted " + user + 2);
    }

    private void awaitTaken(String... expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(commandSide.taken()).containsExactly(expected));
    }

    private Status health() {
        return gateway.getBean(UserEventsHealth.class).health().getStatus();
    }

    private double counted(String name) {
        return gateway.getBean(MeterRegistry.class).find(name).counters().stream()
                .mapToDouble(Counter::count).sum();
    }

    private static List<LetterId> ids(DeadLetters letters) {
        return letters.list(LetterId.FIRST, 200).stream().map(DeadLetter::id).toList();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration(KafkaAutoConfiguration.class)
    @Import(UserEventsConfiguration.class)
    static class Gateway {
        @Bean
        Brokers brokers(KafkaConnectionDetails connection, ProducerFactory<?, ?> producers,
                ConsumerFactory<?, ?> consumers, KafkaAdmin admin) {
            return new Brokers(connection, producers, consumers, admin);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
