package io.causerie.rest.problem;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads what bean validation found, under the names the client used. */
final class Violations {
    private static final List<Class<? extends java.lang.annotation.Annotation>> NAMING = List.of(
            RequestParam.class,
            PathVariable.class, RequestHeader.class);

    private Violations() {}

    static List<Violation> of(BindingResult result) {
        return ofErrors(result).toList();
    }

    static List<Violation> of(MethodValidationResult result) {
        return result.getParameterValidationResults().stream().flatMap(Violations::ofParameter).toList();
    }

    static List<Violation> of(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(found -> new Violation(lastOf(found.getPropertyPath()), found.getMessage())).toList();
    }

    private static Stream<Violation> ofParameter(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return ofErrors(errors);
        }
        String name = nameOf(result.getMethodParameter());
        return result.getResolvableErrors().stream().map(error -> new Violation(name, messageOf(error)));
    }

    private static Stream<Violation> ofErrors(Errors errors) {
        return errors.getAllErrors().stream().map(error -> new Violation(
                error instanceof FieldError field ? field.getField() : error.getObjectName(),
                messageOf(error)));
    }

    private static String nameOf(MethodParameter parameter) {
        MergedAnnotations annotations = MergedAnnotations.from(parameter.getParameterAnnotations());
        return NAMING.stream().map(annotations::get).filter(MergedAnnotation::isPresent)
                .map(annotation -> annotation.getString("name")).filter(name -> !name.isEmpty()).findFirst()
                .orElseGet(() -> Optional.ofNullable(parameter.getParameterName()).orElse("body"));
    }

    private static String messageOf(MessageSourceResolvable error) {
        @Nullable
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static String lastOf(Path path) {
        String last = "body";
        for (Path.Node node : path) {
            last = node.getName() == null ? last : node.getName();
        }
        return last;
    }
}
