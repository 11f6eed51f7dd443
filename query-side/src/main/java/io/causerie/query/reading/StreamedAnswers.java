package io.causerie.query.reading;

import io.causerie.rest.problem.Unavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that are written while they are read, only so many at a time. What fails before anything was sent is told as a problem; what fails
 * later is cut: nobody can take a part for the whole.
 */
public final class StreamedAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(StreamedAnswers.class);

    /** What is sent. An {@link IOException} says that the client has gone; whatever else fails is the server's doing. */
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Semaphore free;

    public StreamedAnswers(int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    /** @throws Cut something failed after the first bytes had gone out */
    public void write(String contentType, Body body, HttpServletResponse response) {
        if (!free.tryAcquire()) {
            throw new Unavailable("As many streams as may be are being read; ask again.");
        }
        try {
            writeNow(contentType, body, response);
        } finally {
            free.release();
        }
    }

    private static void writeNow(String contentType, Body body, HttpServletResponse response) {
        response.setContentType(contentType);
        // A proxy that collects it first would be as large as the log, and progress would come at the end.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            OutputStream out = response.getOutputStream();
            body.writeTo(out);
            out.flush();
        } catch (IOException e) {
            LOG.debug("The client went away", e);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new Cut(e);
            }
            response.resetBuffer();
            throw e;
        }
    }

    /** The reader must see that it ends too early, and not a problem document at the end of the rows. */
    public static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cut(Exception cause) {
            super("A stream broke off", cause);
        }
    }
}
