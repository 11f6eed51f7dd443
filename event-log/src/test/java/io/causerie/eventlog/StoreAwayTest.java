package io.causerie.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Event processors while the store is away. */
class StoreAwayTest {
    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Listener listener = new Listener();
    private StagedStore staged;
    private TestLogs logs;
    private TrackingEventProcessor processor;

    @BeforeEach
    void follow() {
        logged.start();
        root().addAppender(logged);
        staged = new StagedStore(SqliteCommitStore.open(directory));
        logs = TestLogs.on(staged, Talk.TYPES, Clock.systemUTC());
        processor = TrackingEventProcessor.builder().name("listener").messageSource(logs.eventStore())
                .tokenStore(new InMemoryTokenStore())
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder().eventHandlers(listener).build())
                .transactionManager(NoTransactionManager.INSTANCE).build();
        processor.start();
    }

    @AfterEach
    void close() {
        processor.shutDown();
        logs.close();
        root().detachAppender(logged);
    }

    @Test
    void aProcessorGoesOnWhereItWasAndTheOutageIsLoggedOnce() {
        say(0);
        await().until(() -> listener.heard.equals(List.of(0)));
        logged.list.clear();

        staged.goAway();
        await().during(Duration.ofMillis(1_500)).atMost(Duration.ofSeconds(5))
                .until(() -> listener.heard.size() == 1);
        staged.comeBack();
        say(1);

        await().until(() -> listener.heard.equals(List.of(0, 1)));
        assertThat(processor.processingStatus().values()).noneMatch(status -> status.isErrorState());
        assertThat(warnings()).singleElement().asString().contains("cannot be read, trying on");
    }

    @Test
    void aProcessorThatStartsWhileTheStoreIsAwayCatchesUpLater() {
        say(0);
        await().until(() -> listener.heard.size() == 1);
        processor.shutDown();
        for (int i = 1; i < 50; i++) {
            say(i);
        }
        staged.goAway();
        processor.start();
        staged.comeBack();

        await().until(() -> listener.heard.size() == 50);
        assertThat(listener.heard).isSorted();
    }

    @Test
    void anAppendIsRefusedWithTheCauseThatTheEdgeMapsTo503() {
        say(0);
        staged.goAway();

        assertThatThrownBy(() -> say(1)).isInstanceOf(StoreUnavailable.class);
    }

    private void say(int number) {
        logs.eventStore().publish(
                new GenericDomainEventMessage<>("Talk", "t1", number, new Talk.Said("t1", number)));
    }

    private List<String> warnings() {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    static class Listener {
        private final List<Integer> heard = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(Talk.Said said) {
            heard.add(said.number());
        }
    }
}
