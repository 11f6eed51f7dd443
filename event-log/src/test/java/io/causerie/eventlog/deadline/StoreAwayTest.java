package io.causerie.eventlog.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class StoreAwayTest {
    @TempDir
    Path directory;

    private final RecordingHandler handler = new RecordingHandler("Grace");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private MongoServer server;
    private InetSocketAddress address;

    @BeforeEach
    void open() {
        server = new MongoServer(new H2Backend(directory.resolve("deadlines.mv").toString()));
        address = server.bind();
        log.start();
        ((Logger) LoggerFactory.getLogger(StoreWatch.class)).addAppender(log);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(StoreWatch.class)).detachAppender(log);
        server.shutdownNow();
    }

    @Test
    void deadlinesWaitWhileTheStoreIsAwayAndAreToldWhenItIsBack() {
        try (MongoClient client = DeadlineNodes.client(address)) {
            MongoDeadlineManager node = DeadlineNodes.idle(client.getDatabase("causerie"),
                    DeadlineNodes.PROPERTIES);
            node.start(List.of(handler));
            Instant dueAt = Instant.now().plusMillis(500);
            node.keyed().schedule("Grace", "due while away", dueAt);
            node.keyed().schedule("Grace", "due later", dueAt.plusSeconds(6));

            server.shutdownNow();
            assertThatExceptionOfType(MongoException.class)
                    .isThrownBy(() -> node.keyed().schedule("Grace", "not stored", Instant.now()));
            await().until(() -> messages().size() == 1 && Instant.now().isAfter(dueAt.plusSeconds(2)));
            assertThat(handler.told()).isEmpty();
            assertThat(messages())
                    .containsExactly("The store of deadlines is away; they wait until it is back");

            server = new MongoServer(new H2Backend(directory.resolve("deadlines.mv").toString()));
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
            Instant back = Instant.now();
            await().atMost(Duration.ofSeconds(20)).until(() -> handler.told().size() == 2);
            assertThat(handler.keys()).containsExactly("due while away", "due later");
            assertThat(handler.told().getFirst().at()).isBefore(back.plusSeconds(5));
            assertThat(messages()).containsExactly(
                    "The store of deadlines is away; they wait until it is back",
                    "The store of deadlines is back");
            node.shutdown();
        }
    }

    @Test
    void aNodeStartsWithoutItsStoreAndWaitsForIt() {
        server.shutdownNow();
        try (MongoClient client = DeadlineNodes.client(address)) {
            MongoDeadlineManager node = DeadlineNodes.idle(client.getDatabase("causerie"),
                    DeadlineNodes.PROPERTIES);
            node.start(List.of(handler));
            await().until(() -> messages().size() == 1);

            server = new MongoServer(new H2Backend(directory.resolve("deadlines.mv").toString()));
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
            await().until(() -> messages().size() == 2);
            node.keyed().schedule("Grace", "a", Instant.now());
            await().until(() -> handler.keys().equals(List.of("a")));
            node.shutdown();
        }
    }

    private List<String> messages() {
        return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
