package io.causerie.gateway.bridge;

import io.causerie.gateway.bridge.Comparison.Item;
import java.util.List;

/**
 * What a check found between {@code from} and {@code to}, both positions of the log and part of it.
 *
 * @param toldUpTo how far the log has been told; what is after it is not checked
 * @param sound whether everything is there, as the log has it and in order; repetitions are allowed
 * @param expected messages that the log asks for
 * @param found how many of them are there
 * @param expired how many of them the topic no longer keeps
 * @param missing neither found nor expired
 * @param duplicates repetitions, by their id
 * @param altered those that say something else than the log
 * @param unknown those that the log does not know
 * @param outOfOrder those that come, for the first time, after a later one with the same key
 */
public record CheckReport(long from, long to, long toldUpTo, boolean sound, long expected, long found,
        long expired, Finding missing, Finding duplicates, Finding altered, Finding unknown,
        Finding outOfOrder) {
    /** How many there are, and the first hundred of them. */
    public record Finding(long count, List<Affected> items) {
        private static final int SHOWN = 100;

        static Finding of(List<Item> items) {
            return new Finding(items.size(), items.stream().limit(SHOWN)
                    .map(item -> new Affected(item.position(), item.id(), item.type(), item.key())).toList());
        }
    }

    /** One message. */
    public record Affected(long position, String id, String type, String key) {}

    static CheckReport of(long from, long to, long toldUpTo, long expected, List<Message> missing,
            Comparison comparison) {
        long expired = comparison.notFound().size() - missing.size();
        boolean sound = missing.isEmpty() && comparison.altered().isEmpty()
                && comparison.unknown().isEmpty() && comparison.outOfOrder().isEmpty();
        return new CheckReport(from, to, toldUpTo, sound, expected, comparison.found(), expired,
                Finding.of(missing.stream().map(message -> new Item(message.position(), message.id(),
                        message.type().wire(), message.key())).toList()),
                Finding.of(comparison.duplicates()), Finding.of(comparison.altered()),
                Finding.of(comparison.unknown()), Finding.of(comparison.outOfOrder()));
    }
}
