package io.causerie.query.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causerie.eventlog.StoreUnavailable;
import io.causerie.query.reading.StreamedAnswers;
import io.causerie.rest.problem.Unavailable;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class NdjsonTest {
    private static final int TAKEN = 10_000;

    private final Ndjson lines = new Ndjson(new JsonMapper(), new StreamedAnswers(1));
    private final AtomicLong read = new AtomicLong();

    @Test
    void nothing_is_read_any_more_when_the_client_is_gone() {
        lines.write(numbers(), new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new Closing();
            }
        });

        assertThat(read.get()).isBetween(1L, (long) TAKEN);
    }

    @Test
    void what_fails_first_is_still_a_problem_and_what_fails_later_is_cut() {
        var response = new MockHttpServletResponse();
        assertThatThrownBy(() -> lines.write(failingAfter(0), response)).isInstanceOf(StoreUnavailable.class);
        assertThat(response.isCommitted()).isFalse();

        assertThatThrownBy(() -> lines.write(failingAfter(2), response))
                .isInstanceOf(StreamedAnswers.Cut.class);
        assertThat(response.getContentType()).isEqualTo("application/x-ndjson");
    }

    @Test
    void there_are_only_so_many_streams_at_once_and_one_that_is_over_makes_room() throws IOException {
        var first = new MockHttpServletResponse();
        lines.write(Stream.of(1).peek(_ -> assertThatThrownBy(
                () -> lines.write(Stream.of(2), new MockHttpServletResponse()))
                .isInstanceOf(Unavailable.class)), first);
        assertThat(first.getContentAsString()).isEqualTo("1\n");

        var second = new MockHttpServletResponse();
        lines.write(Stream.of(2), second);
        assertThat(second.getContentAsString()).isEqualTo("2\n");
    }

    /** Without an end: whoever collects them does not return. */
    private Stream<Map<String, Long>> numbers() {
        return Stream.generate(() -> Map.of("number", read.incrementAndGet()));
    }

    private Stream<Map<String, Long>> failingAfter(long count) {
        return Stream.iterate(1L, number -> number + 1).map(number -> {
            if (number > count) {
                throw new StoreUnavailable("away", null);
            }
            return Map.of("number", number);
        });
    }

    /** Takes some bytes, then has nobody behind it. */
    private static final class Closing extends ServletOutputStream {
        private int left = TAKEN;

        @Override
        public void write(int one) throws IOException {
            if (left-- == 0) {
                throw new EOFException("gone");
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
