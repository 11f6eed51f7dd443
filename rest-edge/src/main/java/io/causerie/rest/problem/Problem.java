package io.causerie.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.causerie.api.Rejection;
import java.util.List;

/**
 * A problem document (RFC 9457) as the public contract has it, section "Errors".
 *
 * @param type the URN of the code
 * @param title the code in words, the same for each of its kind
 * @param status the HTTP status
 * @param detail one sentence about this very case, for the person who asked
 * @param code stable and kebab-case: what clients branch on
 * @param violations what is wrong with which value; only for invalid input
 */
public record Problem(String type, String title, int status, String detail, String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static final String INVALID_REQUEST = "invalid-request";
    public static final String UNAUTHENTICATED = "unauthenticated";
    public static final String FORBIDDEN = "forbidden";
    public static final String NOT_FOUND = "not-found";
    public static final String CONFLICT = "conflict";
    public static final String UNAVAILABLE = "unavailable";
    /** A fault of ours. Not among the contract's codes, since no request should meet it. */
    public static final String INTERNAL_ERROR = "internal-error";

    public static Problem of(int status, String code, String detail) {
        return new Problem("urn:causerie:problem:" + code, inWords(code), status, detail, code, List.of());
    }

    public static Problem invalid(String detail, List<Violation> violations) {
        return of(400, INVALID_REQUEST, detail).with(violations);
    }

    public static Problem invalid(String field, String message) {
        return invalid("'%s' %s.".formatted(field, message), List.of(new Violation(field, message)));
    }

    static Problem unavailable() {
        return of(503, UNAVAILABLE,
                "A store that this needs is away; nothing is known to be lost, try again later.");
    }

    static Problem of(Rejection rejection) {
        int status = switch (rejection.code()) {
            case NOT_FOUND -> 404;
            case FORBIDDEN, NOT_REGISTERED, CONSENT_REQUIRED -> 403;
            case RATE_LIMITED -> 429;
            case CONFLICT, SLOT_FULL, SLOT_NOT_OPEN, SLOT_ALREADY_STARTED, SLOT_CANCELLED,
                    REGISTRATION_OVERLAPS,
                    SESSION_NOT_OPEN_YET, SESSION_ENDED, SESSION_FULL, ALREADY_IN_ANOTHER_SESSION,
                    NO_CURRENT_SESSION ->
                409;
        };
        return of(status, rejection.code().code(), rejection.getMessage());
    }

    /** The problem of a request that failed with {@code status} before anything of ours saw it. */
    static Problem ofStatus(int status, String detail) {
        return of(status, codeOf(status), detail);
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 429 -> "rate-limited";
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }

    private Problem with(List<Violation> found) {
        return new Problem(type, title, status, detail, code, List.copyOf(found));
    }

    private static String inWords(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
