package io.causerie.recording.consent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Sets of times. */
public final class Spans {
    private Spans() {}

    /** The same times in order, without overlap and without empty ones. */
    public static List<Span> merged(Collection<Span> spans) {
        List<Span> merged = new ArrayList<>();
        spans.stream().filter(span -> !span.isEmpty()).sorted(Comparator.comparingLong(Span::fromMs))
                .forEach(span -> {
                    Span last = merged.isEmpty() ? null : merged.getLast();
                    if (last != null && span.fromMs() <= last.toMs()) {
                        merged.removeLast();
                        merged.add(new Span(last.fromMs(), Math.max(last.toMs(), span.toMs())));
                    } else {
                        merged.add(span);
                    }
                });
        return List.copyOf(merged);
    }

    /** What of {@code spans} is in none of {@code covering}. */
    public static List<Span> without(Collection<Span> spans, Collection<Span> covering) {
        List<Span> left = new ArrayList<>(merged(spans));
        for (Span cover : merged(covering)) {
            List<Span> next = new ArrayList<>();
            for (Span span : left) {
                next.add(new Span(span.fromMs(), Math.min(span.toMs(), cover.fromMs())));
                next.add(new Span(Math.max(span.fromMs(), cover.toMs()), span.toMs()));
            }
            left = new ArrayList<>(next.stream().filter(span -> !span.isEmpty()).toList());
        }
        return merged(left);
    }
}
