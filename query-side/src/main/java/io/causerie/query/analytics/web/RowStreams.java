package io.causerie.query.analytics.web;

import io.causerie.query.analytics.Analytics;
import io.causerie.query.analytics.AnalyticsFilter;
import io.causerie.query.analytics.Report;
import io.causerie.rest.problem.Unavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Writes rows as they are read, a few streams at a time. */
final class RowStreams {
    private final Analytics analytics;
    private final Semaphore free;

    RowStreams(Analytics analytics, int atOnce) {
        this.analytics = analytics;
        this.free = new Semaphore(atOnce);
    }

    /** @throws BrokenOff something failed after the first bytes had gone out */
    void write(Report report, AnalyticsFilter filter, RowFormat format, HttpServletResponse response) {
        if (!free.tryAcquire()) {
            throw new Unavailable("As many reports are being read as may be; ask again.");
        }
        try {
            writeAll(report, filter, format, response);
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw new BrokenOff(e);
            }
            response.resetBuffer();
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new UncheckedIOException((IOException) e);
        } finally {
            free.release();
        }
    }

    private void writeAll(Report report, AnalyticsFilter filter, RowFormat format,
            HttpServletResponse response) throws IOException {
        response.setContentType(format.contentType());
        OutputStream out = response.getOutputStream();
        write(out, format.head(report.heads()));
        analytics.rows(report, filter, row -> write(out, format.row(row)));
        out.flush();
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reader must see that it ends too early, and not a problem document at the end of the rows. */
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenOff(Exception cause) {
            super("A report broke off", cause);
        }
    }
}
