package io.causerie.rest.problem;

/**
 * What is wrong with one value of a request.
 *
 * @param field the name the client used for it: a JSON path, a parameter or a header
 * @param message what would be valid
 */
public record Violation(String field, String message) {}
