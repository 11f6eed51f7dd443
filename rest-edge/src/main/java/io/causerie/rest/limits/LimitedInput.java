package io.causerie.rest.limits;

import io.causerie.rest.problem.BodyTooLarge;
import io.causerie.rest.problem.BodyTooSlow;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** Counts what is read, and how long that takes, and fails once it is too much. */
final class LimitedInput extends ServletInputStream {
    private final ServletInputStream input;
    private final long maxBytes;
    private final Duration maxTime;
    private final long startNanos = System.nanoTime();
    private long count;

    LimitedInput(ServletInputStream input, long maxBytes, Duration maxTime) {
        this.input = input;
        this.maxBytes = maxBytes;
        this.maxTime = maxTime;
    }

    @Override
    public int read() throws IOException {
        int read = input.read();
        return (int) counted(read < 0 ? -1 : 1) < 0 ? -1 : read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return (int) counted(input.read(buffer, offset, length));
    }

    private long counted(long read) throws IOException {
        count += Math.max(read, 0);
        if (count > maxBytes) {
            throw new BodyTooLarge(maxBytes);
        }
        if (System.nanoTime() - startNanos > maxTime.toNanos()) {
            throw new BodyTooSlow(maxTime);
        }
        return read;
    }

    @Override
    public boolean isFinished() {
        return input.isFinished();
    }

    @Override
    public boolean isReady() {
        return input.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        input.setReadListener(listener);
    }
}
