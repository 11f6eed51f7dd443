package io.causerie.standalone;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in an expression of Prometheus's language which series it is about. */
final class PromQl {
    private static final Pattern GROUPING = Pattern
            .compile("\\s*\\b(by|without|on|ignoring)\\s*\\([^)]*\\)\\s*");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR = Pattern
            .compile("(?<![a-zA-Z0-9_:.])([a-zA-Z_:][a-zA-Z0-9_:]*)(?![a-zA-Z0-9_:(])(?:\\{([^}]*)})?");
    private static final Set<String> OPERATORS = Set.of("unless", "and", "or", "bool");

    /** {@code labels}: those that have to have exactly that value. */
    record Selector(String name, Map<String, String> labels) {}

    private PromQl() {}

    static Stream<Selector> selectors(String expression) {
        String bare = RANGE.matcher(GROUPING.matcher(expression).replaceAll("")).replaceAll("");
        return SELECTOR.matcher(bare).results().filter(found -> !OPERATORS.contains(found.group(1)))
                .map(found -> new Selector(found.group(1),
                        found.group(2) == null ? Map.of() : Scrape.labels(found.group(2))));
    }
}
