package io.causerie.rest.problem;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a controller, or Spring MVC before it, fails with into a problem document. */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> handleAny(Exception e) {
        return answer(problemOf(e), new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception e, @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        return answer(ofMvc(e, status.value()), headers);
    }

    /** Never fails: what is not known is a fault of ours, told by an id that finds it in the log. */
    static Problem problemOf(Throwable fault) {
        return Faults.problemOf(fault).orElseGet(() -> unexpected(fault));
    }

    private static Problem ofMvc(Exception e, int status) {
        return Faults.problemOf(e).orElseGet(() -> switch (e) {
            case HttpMessageNotReadableException unreadable -> JsonFaults.problemOf(unreadable.getCause());
            case MethodArgumentNotValidException invalid ->
                invalid(Violations.of(invalid.getBindingResult()));
            case HandlerMethodValidationException invalid when !invalid.isForReturnValue() ->
                invalid(Violations.of(invalid));
            case MissingServletRequestParameterException missing ->
                Problem.invalid(missing.getParameterName(), "is missing");
            case MissingRequestHeaderException missing ->
                Problem.invalid(missing.getHeaderName(), "is missing");
            case MethodArgumentTypeMismatchException mismatch ->
                Problem.invalid(mismatch.getName(), "has a value of the wrong type");
            case TypeMismatchException _ -> Problem.invalid("request", "has a value of the wrong type");
            case ErrorResponse refusal when status < 500 || status == 503 ->
                Problem.ofStatus(status, sentence(refusal));
            default -> unexpected(e);
        });
    }

    private static Problem invalid(List<Violation> violations) {
        return Problem.invalid("The request is not valid.", violations);
    }

    private static String sentence(ErrorResponse refusal) {
        String detail = refusal.getBody().getDetail();
        return detail == null ? "The request could not be served." : detail;
    }

    private static Problem unexpected(Throwable fault) {
        String id = UUID.randomUUID().toString();
        LOG.error("Unexpected fault {}", id, fault);
        return Problem.of(500, Problem.INTERNAL_ERROR,
                "Something went wrong on our side; it is logged under " + id + ".");
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders given) {
        var headers = new HttpHeaders(given);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        ProblemWriter.headersOf(problem).forEach(headers::set);
        return new ResponseEntity<>(problem, headers, HttpStatusCode.valueOf(problem.status()));
    }
}
