package io.causerie.query.audit;

import io.causerie.query.audit.StateDiff.ChangedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares two states value by value. People in lists are compared with themselves, wherever in the list they are. */
final class Differences {
    private static final String PERSON = "userId";

    private final List<ChangedValue> changes = new ArrayList<>();

    private Differences() {}

    static List<ChangedValue> between(JsonNode before, JsonNode after) {
        var differences = new Differences();
        differences.compare("", before, after);
        return differences.changes;
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) {
            changes.add(new ChangedValue(path, before, after));
        } else if (before.isObject() && after.isObject()) {
            compareEach(path, fields(before), fields(after));
        } else if (isOfPeople(before, after)) {
            compareEach(path, people(before), people(after));
        } else if (!before.equals(after)) {
            changes.add(new ChangedValue(path, before, after));
        }
    }

    private void compareEach(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> compare(path + "/" + name.replace("~", "~0").replace("/", "~1"),
                before.get(name), after.get(name)));
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static boolean isOfPeople(JsonNode before, JsonNode after) {
        return before.isArray() && after.isArray() && before.size() + after.size() > 0
                && areAllPeople(before) && areAllPeople(after);
    }

    private static boolean areAllPeople(JsonNode array) {
        return array.valueStream().allMatch(one -> one.has(PERSON));
    }

    private static Map<String, JsonNode> people(JsonNode array) {
        Map<String, JsonNode> people = new LinkedHashMap<>();
        array.forEach(one -> people.put(one.path(PERSON).asString(), one));
        return people;
    }
}
