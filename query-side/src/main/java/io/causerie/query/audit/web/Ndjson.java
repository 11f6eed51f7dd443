package io.causerie.query.audit.web;

import io.causerie.query.reading.StreamedAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a line of JSON for each thing. Nothing is collected: the next one is read when the client has taken those before,
 * and none any more when the client is gone.
 */
public final class Ndjson {
    static final String TYPE = "application/x-ndjson";

    /** What comes slowly is not kept waiting for what comes after it. */
    private static final long FLUSHED_AFTER = Duration.ofMillis(200).toNanos();

    private final JsonMapper json;
    private final StreamedAnswers streams;

    public Ndjson(JsonMapper json, StreamedAnswers streams) {
        this.json = json;
        this.streams = streams;
    }

    void write(Stream<?> things, HttpServletResponse response) {
        streams.write(TYPE, out -> write(things.iterator(), out), response);
    }

    private void write(Iterator<?> things, OutputStream out) throws IOException {
        long flushed = System.nanoTime() - FLUSHED_AFTER;
        while (things.hasNext()) {
            out.write(json.writeValueAsBytes(things.next()));
            out.write('\n');
            if (System.nanoTime() - flushed >= FLUSHED_AFTER) {
                out.flush();
                flushed = System.nanoTime();
            }
        }
    }
}
