package io.causerie.query.analytics;

import io.causerie.query.projection.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a row for each slot or session, and adds what an event changes of its numbers to the sums of its day. Both say up to which
 * event they go, and a repeated one changes neither. Sums are written first ({@link AnalyticsProjection#documents}): whichever
 * rows a crash lets through, an event that a sum lacks finds its slot or session as it was before it.
 */
final class Ledger {
    private static final String KNOWN = Ledger.class.getName();

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

    private record Cell(String id, Document place) {}

    /** Lets the event at that position change the row, unless it did so already. */
    void record(String id, long position, Consumer<Fact> change) {
        Fact fact = known(facts, id);
        if (fact.includes(position)) {
            return;
        }
        Cell from = cellOf(fact);
        Figures before = fact.figures();
        change.accept(fact);
        fact.includesNow(position);
        fact.writeTo(rows.row(facts, id));
        move(from, before, cellOf(fact), fact.figures(), position);
    }

    private void move(@Nullable Cell from, Figures before, @Nullable Cell to, Figures after, long position) {
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
        Fact sum = known(sums, cell.id());
        if (difference.areZero() || sum.includes(position)) {
            return;
        }
        cell.place().forEach(sum::put);
        sum.set(sum.figures().plus(difference));
        sum.includesNow(position);
        sum.writeTo(rows.row(sums, cell.id()));
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

    /** As this batch has made it so far. */
    private Fact known(Class<?> document, String id) {
        Map<String, Fact> known = CurrentUnitOfWork.get().root()
                .getOrComputeResource(KNOWN + document.getSimpleName(), _ -> new HashMap<>());
        return known.computeIfAbsent(id, _ -> new Fact(rows.stored(document, id)));
    }
}
