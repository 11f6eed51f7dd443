package io.causerie.rest.problem;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.eventlog.StoreUnavailable;
import jakarta.validation.ConstraintViolationException;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.eclipse.jetty.http.HttpException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** Which problem a fault is. Frameworks wrap, so the first cause that says something decides. */
final class Faults {
    private static final int DEEPEST_CAUSE = 20;

    private Faults() {}

    static Optional<Problem> problemOf(Throwable fault) {
        return Stream.<Throwable>iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .flatMap(cause -> known(cause).stream()).findFirst();
    }

    private static Optional<Problem> known(Throwable cause) {
        return Optional.ofNullable(switch (cause) {
            case Rejection rejection -> Problem.of(rejection);
            case InvalidValue value -> Problem.invalid(value.field(), value.getMessage());
            case ConstraintViolationException e ->
                Problem.invalid("The request is not valid.", Violations.of(e));
            case BodyTooLarge e -> Problem.of(413, Problem.INVALID_REQUEST, e.getMessage());
            case Unavailable e -> Problem.of(503, Problem.UNAVAILABLE, e.getMessage());
            case StoreUnavailable e -> Problem.unavailable();
            case MongoException e when isAway(e) -> Problem.unavailable();
            case DataAccessResourceFailureException e -> Problem.unavailable();
            case TransientDataAccessException e -> Problem.unavailable();
            case AggregateNotFoundException e ->
                Problem.of(404, Problem.NOT_FOUND, "There is no such thing.");
            case ConcurrencyException _,AggregateStreamCreationException _,LockAcquisitionFailedException _ ->
                Problem.of(409, Problem.CONFLICT,
                        "Someone else changed the same thing at the same time; look again and try again.");
            case AccessDeniedException e ->
                Problem.of(403, Problem.FORBIDDEN, "Your roles do not allow this.");
            case AuthenticationException e ->
                Problem.of(401, Problem.UNAUTHENTICATED, "A valid bearer token is needed.");
            case BodyTooSlow e -> Problem.of(408, Problem.INVALID_REQUEST, e.getMessage());
            case Throwable e when e instanceof HttpException jetty && jetty.getCode() < 500 ->
                Problem.ofStatus(jetty.getCode(), "The request is malformed.");
            default -> null;
        });
    }

    private static boolean isAway(MongoException e) {
        return switch (e) {
            case MongoTimeoutException _,MongoSocketException _,MongoInterruptedException _ -> true;
            case MongoNotPrimaryException _,MongoNodeIsRecoveringException _ -> true;
            case MongoServerUnavailableException _,MongoClientException _ -> true;
            default -> e.hasErrorLabel("RetryableWriteError") || e.hasErrorLabel("TransientTransactionError");
        };
    }
}
