package io.causerie.gateway.users.kafka;

import io.causerie.api.InvalidValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a dead letter lies: {@code 0-12} is the one at offset 12 of partition 0. */
public record LetterId(int partition, long offset) implements Comparable<LetterId> {
    /** Before all others. */
    public static final LetterId FIRST = new LetterId(0, -1);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-(\\d{1,18})");
    private static final Comparator<LetterId> ORDER = Comparator.comparingInt(LetterId::partition)
            .thenComparingLong(LetterId::offset);

    /** Parses what {@link #toString()} says; anything else is an {@link InvalidValue} of {@code field}. */
    public static LetterId parse(String text, String field) {
        Matcher parts = TEXT.matcher(text);
        InvalidValue.require(parts.matches(), field, "must be a partition and an offset, such as 0-12");
        return new LetterId(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    @Override
    public int compareTo(LetterId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
