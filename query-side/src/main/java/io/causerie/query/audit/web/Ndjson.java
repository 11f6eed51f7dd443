package io.causerie.query.audit.web;

import io.causerie.query.audit.AuditLimits;
import io.causerie.rest.problem.Unavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a line of JSON for each thing. Nothing is collected: the next one is read when the client has taken those before,
 * and none any more when the client is gone. A last line with the one field {@code error} says that the stream broke off.
 */
public final class Ndjson {
    static final String TYPE = "application/x-ndjson";

    private static final Logger LOG = LoggerFactory.getLogger(Ndjson.class);
    /** What comes slowly is not kept waiting for what comes after it. */
    private static final long FLUSHED_AFTER = Duration.ofMillis(200).toNanos();

    private final JsonMapper json;
    private final Semaphore free;

    public Ndjson(JsonMapper json, AuditLimits limits) {
        this.json = json;
        this.free = new Semaphore(limits.maxStreams());
    }

    void write(Stream<?> things, HttpServletResponse response) {
        if (!free.tryAcquire()) {
            throw new Unavailable("As many streams as may be are being read; ask again.");
        }
        try {
            writeAll(things, response);
        } finally {
            free.release();
        }
    }

    private void writeAll(Stream<?> things, HttpServletResponse response) {
        Iterator<?> lines = things.iterator();
        // What fails before the first line is still told as a problem.
        boolean more = lines.hasNext();
        response.setContentType(TYPE);
        // A proxy that collects it first would be as large as the log, and progress would come at the end.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            OutputStream out = response.getOutputStream();
            long flushed = System.nanoTime() - FLUSHED_AFTER;
            while (more) {
                write(lines.next(), out);
                if (System.nanoTime() - flushed >= FLUSHED_AFTER) {
                    out.flush();
                    flushed = System.nanoTime();
                }
                more = next(lines, out);
            }
        } catch (IOException e) {
            LOG.debug("The client went away", e);
        }
    }

    private boolean next(Iterator<?> lines, OutputStream out) throws IOException {
        try {
            return lines.hasNext();
        } catch (RuntimeException e) {
            LOG.warn("A stream broke off", e);
            write(Map.of("error", "The stream broke off; ask again from the last position."), out);
            return false;
        }
    }

    private void write(Object line, OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(line));
        out.write('\n');
    }
}
