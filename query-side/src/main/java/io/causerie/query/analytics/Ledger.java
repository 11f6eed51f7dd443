package io.causerie.query.analytics;

import io.causerie.query.projection.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a row for each slot or session, and adds what an event changes of its numbers to the sums of its day. Both say up to which
 * event they go, and a repeated one changes neither. Sums are written first ({@link AnalyticsProjection#documents}): whichever
 * rows a crash lets through, an event that a sum lacks finds its slot or session as it was before it.
 */
final class Ledger {
    private final Rows rows;
    private final Class<?> facts;
    private final Class<?> sums;
    private final List<String> dimensions;

    /** {@code dimensions}: the fields that tell to which sum a row belongs; the first is its day. */
    Ledger(Rows rows, Class<?> facts, Class<?> sums, List<String> dimensions) {
        this.rows = rows;
        this.facts = facts;
        this.sums = sums;
        this.dimensions = dimensions;
    }

    private record Entry(String id, long position, Consumer<Fact> change) {}

    private record Cell(String id, Document place) {}

    private record Addition(Cell cell, Figures difference, long position) {}

    /** Lets the event at that position change the row, unless it did so already. */
    void record(String id, long position, Consumer<Fact> change) {
        rows.atEnd(this, Batch.class, Batch::new).entries.add(new Entry(id, position, change));
    }

    /** The events of one batch: what they change is read in one go when all are known. */
    private final class Batch implements Runnable {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Addition> additions = new ArrayList<>();

        @Override
        public void run() {
            Map<String, Fact> known = known(facts, entries.stream().map(Entry::id).toList());
            entries.forEach(entry -> enter(entry, known.get(entry.id())));
            known.forEach((id, fact) -> fact.writeTo(rows.row(facts, id)));

            Map<String, Fact> changed = known(sums, additions.stream().map(one -> one.cell().id()).toList());
            additions.forEach(one -> carryOut(one, changed.get(one.cell().id())));
            changed.forEach((id, sum) -> sum.writeTo(rows.row(sums, id)));
        }

        private void enter(Entry entry, Fact fact) {
            if (fact.includes(entry.position())) {
                return;
            }
            Cell from = cellOf(fact);
            Figures before = fact.figures();
            entry.change().accept(fact);
            fact.includesNow(entry.position());
            move(from, before, cellOf(fact), fact.figures(), entry.position());
        }

        private void move(@Nullable Cell from, Figures before, @Nullable Cell to, Figures after,
                long position) {
            if (from != null && to != null && from.id().equals(to.id())) {
                add(to, after.minus(before), position);
                return;
            }
            if (from != null) {
                add(from, Figures.NONE.minus(before), position);
            }
            if (to != null) {
                add(to, after, position);
            }
        }

        private void add(Cell cell, Figures difference, long position) {
            if (!difference.areZero()) {
                additions.add(new Addition(cell, difference, position));
            }
        }
    }

    private static void carryOut(Addition one, Fact sum) {
        if (!sum.includes(one.position())) {
            one.cell().place().forEach(sum::put);
            sum.set(sum.figures().plus(one.difference()));
            sum.includesNow(one.position());
        }
    }

    /** Null of what nobody has opened or offered. */
    private @Nullable Cell cellOf(Fact fact) {
        if (fact.get(dimensions.getFirst()) == null) {
            return null;
        }
        Document place = new Document();
        dimensions.forEach(dimension -> place.append(dimension, fact.get(dimension)));
        return new Cell(place.values().stream().map(value -> value == null ? "" : value.toString())
                .collect(Collectors.joining("|")), place);
    }

    private Map<String, Fact> known(Class<?> document, Collection<String> ids) {
        Map<String, Document> stored = rows.stored(document, List.copyOf(new LinkedHashSet<>(ids)));
        Map<String, Fact> known = new HashMap<>();
        ids.forEach(id -> known.computeIfAbsent(id, _ -> new Fact(stored.get(id))));
        return known;
    }
}
