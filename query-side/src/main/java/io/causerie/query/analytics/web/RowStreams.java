package io.causerie.query.analytics.web;

import io.causerie.query.analytics.Analytics;
import io.causerie.query.analytics.AnalyticsFilter;
import io.causerie.query.analytics.Report;
import io.causerie.query.reading.StreamedAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes the rows of a report as they are read. */
final class RowStreams {
    private final Analytics analytics;
    private final StreamedAnswers streams;

    RowStreams(Analytics analytics, StreamedAnswers streams) {
        this.analytics = analytics;
        this.streams = streams;
    }

    void write(Report report, AnalyticsFilter filter, RowFormat format, HttpServletResponse response) {
        streams.write(format.contentType(), out -> writeAll(report, filter, format, out), response);
    }

    private void writeAll(Report report, AnalyticsFilter filter, RowFormat format, OutputStream out)
            throws IOException {
        try {
            write(out, format.head(report.heads()));
            analytics.rows(report, filter, row -> write(out, format.row(row)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
