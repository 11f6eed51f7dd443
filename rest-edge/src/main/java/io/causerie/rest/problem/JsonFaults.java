package io.causerie.rest.problem;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body, by field where one is to blame, in words that hold no Java names. */
final class JsonFaults {
    private JsonFaults() {}

    static Problem problemOf(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> Problem.invalid("body", "is missing; JSON is expected");
            case StreamConstraintsException e ->
                Problem.invalid("body", "is nested too deeply or has too long a value");
            case StreamReadException e when !e.getPath().isEmpty() ->
                Problem.invalid(pathOf(e), "is not valid or out of range");
            case StreamReadException e -> Problem.invalid("body", "is not valid JSON" + placeOf(e));
            case UnrecognizedPropertyException e -> Problem.invalid(pathOf(e), "is not known here");
            case MismatchedInputException e ->
                Problem.invalid(pathOf(e), "must be " + wanted(e.getTargetType()));
            case DatabindException e -> Problem.invalid(pathOf(e), "is not valid");
            default -> Problem.invalid("body", "could not be read");
        };
    }

    private static String placeOf(JacksonException e) {
        var at = e.getLocation();
        return at == null || at.getLineNr() < 0
                ? ""
                : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String pathOf(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of the right type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Instant.class) {
            return "an ISO-8601 instant such as 2026-11-24T18:00:00Z";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (List.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type)
                ? "a list"
                : type.isRecord() ? "a JSON object" : "of the right type";
    }
}
