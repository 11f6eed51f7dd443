package io.causerie.query.analytics;

import java.util.List;
import java.util.random.RandomGenerator;

/** What stories choose from. */
final class Chances {
    private Chances() {}

    static String language(RandomGenerator chance) {
        return of(List.of("en", "en-GB", "fr", "pt-BR", "de"), chance);
    }

    static String level(RandomGenerator chance) {
        return of(List.of("A1", "B1", "C2"), chance);
    }

    static <T> T of(List<T> choices, RandomGenerator chance) {
        return choices.get(chance.nextInt(choices.size()));
    }
}
