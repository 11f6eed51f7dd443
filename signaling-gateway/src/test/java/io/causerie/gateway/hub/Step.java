package io.causerie.gateway.hub;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** One thing that happens to a waiting pool. */
sealed interface Step {
    record Enter(int user, @Nullable String language, @Nullable String level) implements Step {}

    record Leave(int user) implements Step {}

    record Block(int user, int other) implements Step {}

    record Pass(Duration duration) implements Step {}

    /** The meeting this user is about to have is stored, and over at once. */
    record Met(int user) implements Step {}

    /** The meeting this user is about to have cannot be stored, because of the other one. */
    record NotMet(int user) implements Step {}

    record SetAside(int user) implements Step {}

    record ComeBack(int user) implements Step {}

    static Arbitrary<Step> any(int users) {
        Arbitrary<Integer> user = Arbitraries.integers().between(0, users - 1);
        Arbitrary<String> language = Arbitraries.of("en", "fr", "de", "es", "it", "pl").injectNull(0.4);
        Arbitrary<String> level = Arbitraries.of("A1", "B2").injectNull(0.5);
        Arbitrary<Step> enter = Combinators.combine(user, language, level).as(Enter::new);
        return Arbitraries.<Step>frequencyOf(
                Tuple.of(8, enter),
                Tuple.of(2, user.map(Leave::new)),
                Tuple.of(2, Combinators.combine(user, user).as(Block::new)),
                Tuple.of(4, Arbitraries.integers().between(1, 400).map(Duration::ofSeconds).map(Pass::new)),
                Tuple.of(6, user.map(Met::new)),
                Tuple.of(2, user.map(NotMet::new)),
                Tuple.of(2, user.map(SetAside::new)),
                Tuple.of(2, user.map(ComeBack::new)));
    }
}
