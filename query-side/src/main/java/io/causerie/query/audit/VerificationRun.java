package io.causerie.query.audit;

import io.causerie.eventlog.LogVerifier;
import io.causerie.eventlog.LogVerifier.Broken;
import io.causerie.query.audit.Verification.BrokenCommit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of the whole log. */
final class VerificationRun {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationRun.class);

    private record Found(LogVerifier.Report report, Instant at) {}

    private final LogVerifier verifier;
    private final Clock clock;
    private final Instant startedAt;
    private final CompletableFuture<Found> found = new CompletableFuture<>();
    private volatile long position;
    private volatile boolean stopped;

    VerificationRun(LogVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    VerificationRun start() {
        // Not a virtual one: reading SQLite without end, it would keep one of the few that carry all the others.
        Thread.ofPlatform().daemon().name("log-verification").start(this::run);
        return this;
    }

    private void run() {
        try {
            LogVerifier.Report report = verifier.verify(this::reached);
            Broken broken = report.broken();
            if (broken != null) {
                LOG.error("The log is broken at position {} ({}): {}", broken.position(), broken.kind(),
                        broken.sentence());
            }
            found.complete(new Found(report, clock.instant()));
        } catch (RuntimeException | Error e) {
            found.completeExceptionally(e);
        }
    }

    private void reached(long verified) {
        if (stopped) {
            throw new CancellationException("the process stops");
        }
        position = verified;
    }

    void stop() {
        stopped = true;
    }

    /** Waits that long for its end; fails with what it failed with. */
    void await(Duration atMost) {
        try {
            found.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault
                    ? fault
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            LOG.trace("Not over yet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is of no use any more at {@code now} to those who ask. */
    boolean isPast(Instant now, Duration kept) {
        return found.isCompletedExceptionally()
                || found.isDone() && !found.join().at().plus(kept).isAfter(now);
    }

    Verification status(long head) {
        Found end = found.isDone() && !found.isCompletedExceptionally() ? found.join() : null;
        if (end == null) {
            return status("running", position, head, clock.instant(), null);
        }
        return status(end.report().isIntact() ? "intact" : "broken", end.report().position(), head, end.at(),
                end);
    }

    private Verification status(String status, long verified, long head, Instant until, @Nullable Found end) {
        long millis = Math.max(1, Duration.between(startedAt, until).toMillis());
        return new Verification(status, verified, head,
                head == 0 ? 1 : Math.min(1, (double) verified / head), verified * 1000 / millis, startedAt,
                end == null ? null : until, end == null ? null : end.report().commits(),
                end == null ? null : end.report().hash(),
                end == null ? null : broken(end.report().broken()));
    }

    private static @Nullable BrokenCommit broken(@Nullable Broken broken) {
        return broken == null
                ? null
                : new BrokenCommit(broken.position(),
                        broken.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), broken.sentence());
    }
}
