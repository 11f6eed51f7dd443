package io.causerie.eventlog;

import static io.causerie.eventlog.TestCommits.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.causerie.eventlog.LogVerifier.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.causerie.eventlog.StoreKind#available")
class LogVerifierTest {
    private static final int COMMITS = 60;

    @Parameter
    StoreKind kind;
    @TempDir
    Path directory;

    private StoreKind.Site site;

    @BeforeEach
    void fill() {
        site = kind.site(directory);
        Commit last = null;
        for (int i = 0; i < COMMITS; i++) {
            last = TestCommits.commit(last, event("a" + i, 0));
            site.store().append(last);
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void anUntouchedLogIsIntact() {
        List<Long> progress = new ArrayList<>();

        LogVerifier.Report report = new LogVerifier(site.store()).verify(progress::add);

        assertThat(report.isIntact()).isTrue();
        assertThat(report.commits()).isEqualTo(COMMITS);
        assertThat(report.hash()).isEqualTo(site.store().last().orElseThrow().hash());
        assertThat(progress).endsWith((long) COMMITS);
        assertThat(run()).isZero();
    }

    @Test
    void anEditedCommitIsFound() {
        site.tampering().edit(30, "number", "Number");

        assertBroken(30, Kind.EDITED);
    }

    @Test
    void aRemovedCommitIsFound() {
        site.tampering().remove(30);

        assertBroken(30, Kind.REMOVED);
    }

    @Test
    void swappedCommitsAreFound() {
        site.tampering().swap(30, 31);

        assertBroken(30, Kind.NOT_IN_CHAIN);
    }

    @Test
    void theFirstOfSeveralIsReported() {
        site.tampering().edit(50, "number", "Number");
        site.tampering().remove(20);

        assertBroken(20, Kind.REMOVED);
    }

    @Test
    void anEmptyLogIsIntact() {
        for (long position = 1; position <= COMMITS; position++) {
            site.tampering().remove(position);
        }

        assertThat(new LogVerifier(site.store()).verify(position -> {}))
                .isEqualTo(new LogVerifier.Report(0, 0, Commit.GENESIS, null));
    }

    @Test
    void theCommandSaysWhatItCannotRead() {
        List<String> out = new ArrayList<>();

        assertThat(new VerifyLog(out::add).run(directory.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(new VerifyLog(out::add).run()).isEqualTo(2);
        assertThat(out).hasSize(2).anyMatch(line -> line.startsWith("usage"))
                .anyMatch(line -> line.startsWith("cannot read the log"));
    }

    private void assertBroken(long position, Kind kind) {
        LogVerifier.Report report = new LogVerifier(site.store()).verify(reached -> {});

        assertThat(report.commits()).isEqualTo(position - 1);
        assertThat(report.broken()).isNotNull();
        assertThat(report.broken().position()).isEqualTo(position);
        assertThat(report.broken().kind()).isEqualTo(kind);
        assertThat(run()).isEqualTo(1);
    }

    private int run() {
        List<String> out = new ArrayList<>();
        return new VerifyLog(out::add).run(site.address());
    }
}
