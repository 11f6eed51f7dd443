package io.causerie.rest.security;

import java.util.List;

/** A bean of this type opens paths to anyone; the contract names those that each process needs. */
public record OpenPaths(List<String> patterns) {
    public static OpenPaths of(String... patterns) {
        return new OpenPaths(List.of(patterns));
    }
}
