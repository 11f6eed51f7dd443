package io.causerie.recording.finalize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes room at the expense of whoever has most. */
final class FairShare {
    private FairShare() {}

    /** As many as {@code most}; each time one is too many, the last of whoever has most goes to {@code left}. */
    static <T> List<T> of(List<T> all, Function<T, String> owner, int most, Consumer<T> left) {
        Map<String, List<T>> shares = new LinkedHashMap<>();
        all.forEach(one -> shares.computeIfAbsent(owner.apply(one), _ -> new ArrayList<>()).add(one));
        for (int over = all.size() - most; over > 0; over--) {
            left.accept(shares.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow()
                    .removeLast());
        }
        return shares.values().stream().flatMap(List::stream).toList();
    }
}
