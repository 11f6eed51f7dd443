package io.causerie.query.audit;

import io.causerie.eventlog.LogVerifier;
import io.causerie.eventlog.axon.EventHistory;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the whole log for whoever asks, once at a time in this process: who asks while a verification runs joins it, and who
 * asks soon after its end gets what it found.
 */
public final class LogVerification implements AutoCloseable {
    private final LogVerifier verifier;
    private final EventHistory log;
    private final Clock clock;
    private final AuditLimits limits;
    private @Nullable VerificationRun last;

    public LogVerification(LogVerifier verifier, EventHistory log, Clock clock, AuditLimits limits) {
        this.verifier = verifier;
        this.log = log;
        this.clock = clock;
        this.limits = limits;
    }

    /** What was found, if that takes no longer than a request may; else how far it is. */
    public Verification ask() {
        VerificationRun run = join();
        run.await(limits.verificationWait());
        return run.status(log.head());
    }

    /** How far it is, now and then, and in the end what was found. */
    public Stream<Verification> follow() {
        VerificationRun run = join();
        return Stream.<@Nullable Verification>iterate(run.status(log.head()), Objects::nonNull,
                told -> told == null || told.isOver() ? null : next(run)).map(Objects::requireNonNull);
    }

    private Verification next(VerificationRun run) {
        run.await(limits.progressInterval());
        return run.status(log.head());
    }

    private synchronized VerificationRun join() {
        if (last == null || last.isPast(clock.instant(), limits.verificationKept())) {
            last = new VerificationRun(verifier, clock).start();
        }
        return last;
    }

    @Override
    public synchronized void close() {
        if (last != null) {
            last.stop();
        }
    }
}
