package io.causerie.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.eventlog.embedded.SqliteCommitStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogMonitorTest {
    @Test
    void whatIsAppendedIsToldWithWhatCameOfIt(@TempDir Path directory) {
        List<String> told = new ArrayList<>();
        CommitLogMonitor monitor = new CommitLogMonitor() {
            @Override
            public synchronized void appended(Outcome outcome, long nanos) {
                told.add(outcome + (nanos > 0 ? "" : " in no time"));
            }

            @Override
            public synchronized void committed(int appends) {
                told.add("a commit of " + appends);
            }
        };
        StoredEvent first = new StoredEvent("e1", "T", "a", 0, "t.T", "1", "{}", "{}");
        StoredEvent second = new StoredEvent("e2", "T", "a", 0, "t.T", "1", "{}", "{}");
        try (var store = SqliteCommitStore.open(directory)) {
            CommitLog log = new CommitLog(store, Clock.systemUTC(), CommitLogLimits.DEFAULT, monitor);
            log.append(List.of(first));
            assertThatThrownBy(() -> log.append(List.of(second)))
                    .isInstanceOf(CommitStore.SequenceTaken.class);
            log.close();
            assertThatThrownBy(() -> log.append(List.of(second))).isInstanceOf(StoreUnavailable.class);
        }
        assertThat(told).containsExactly("a commit of 1", "STORED", "TAKEN", "UNAVAILABLE");
    }
}
