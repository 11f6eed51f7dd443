package io.causerie.gateway.bridge;

import io.causerie.gateway.bridge.ToldMessages.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What should have been told against what was. */
final class Comparison {
    private final Map<String, Message> expected = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Long> lastOfKey = new HashMap<>();
    private final List<Item> duplicates = new ArrayList<>();
    private final List<Item> altered = new ArrayList<>();
    private final List<Item> unknown = new ArrayList<>();
    private final List<Item> outOfOrder = new ArrayList<>();

    /** One message that something is to be said of. */
    record Item(long position, String id, String type, String key) {}

    Comparison(List<Message> messages) {
        messages.forEach(message -> expected.put(message.id(), message));
    }

    Comparison with(List<Found> found) {
        found.forEach(this::add);
        return this;
    }

    private void add(Found found) {
        Message told = expected.get(found.id());
        Item item = new Item(found.position(), found.id(), found.type(), found.key());
        if (told == null) {
            unknown.add(item);
            return;
        }
        if (!isSame(told, found)) {
            altered.add(item);
        }
        if (!seen.add(found.id())) {
            duplicates.add(item);
        } else if (lastOfKey.merge(found.key(), found.position(), Math::max) > found.position()) {
            outOfOrder.add(item);
        }
    }

    private static boolean isSame(Message told, Found found) {
        return told.position() == found.position() && told.type().wire().equals(found.type())
                && told.key().equals(found.key()) && told.data().equals(found.data());
    }

    List<Message> notFound() {
        return expected.values().stream().filter(message -> !seen.contains(message.id())).toList();
    }

    int found() {
        return seen.size();
    }

    List<Item> duplicates() {
        return duplicates;
    }

    List<Item> altered() {
        return altered;
    }

    List<Item> unknown() {
        return unknown;
    }

    List<Item> outOfOrder() {
        return outOfOrder;
    }
}
