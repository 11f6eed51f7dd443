package io.causerie.rest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.eventlog.CommitLog;
import io.causerie.eventlog.CommitLogLimits;
import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.health.contributor.Status;

class WriterHealthTest {
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final WriterHealth health = new WriterHealth(beans.getBeanProvider(CommitLog.class));

    @Test
    void aLogThatTakesNoAppendsIsNotReady(@TempDir Path directory) {
        try (var store = SqliteCommitStore.open(directory)) {
            CommitLog log = new CommitLog(store, Clock.systemUTC(),
                    new CommitLogLimits(10, 1 << 20, 100, Duration.ofSeconds(5)));
            beans.registerSingleton("log", log);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);

            log.close();

            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void aProcessWithoutALogIsReadyWithoutIt() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
