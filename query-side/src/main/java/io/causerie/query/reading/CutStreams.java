package io.causerie.query.reading;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Leaves an answer that broke off to the server, which cuts the connection, before it could be answered as a problem. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class CutStreams {
    @ExceptionHandler(StreamedAnswers.Cut.class)
    void cut(StreamedAnswers.Cut broken) {
        throw broken;
    }
}
