package io.causerie.gateway.hub.redis;

import io.causerie.gateway.hub.WaitingPool.Ticket;
import io.causerie.gateway.hub.WaitingPool.Wish;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tickets as the script keeps them: times in milliseconds, as text, since a number of the script would lose digits. */
final class Tickets {
    /** As the script writes what never ends. */
    private static final long FOREVER = 90_000_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.shared();

    private Tickets() {}

    static String write(Ticket ticket) {
        ObjectNode node = JSON.createObjectNode().put("u", ticket.userId())
                .put("s", Long.toString(ticket.since().toEpochMilli()));
        if (ticket.wish().language() != null) {
            node.put("l", ticket.wish().language());
        }
        if (ticket.wish().level() != null) {
            node.put("v", ticket.wish().level());
        }
        ObjectNode excluded = node.putObject("x");
        ticket.excludedUntil().forEach((other, until) -> excluded.put(other, millis(until)));
        return JSON.writeValueAsString(node);
    }

    static Ticket read(String text) {
        JsonNode node = JSON.readTree(text);
        Map<String, Instant> excluded = new HashMap<>();
        node.get("x").forEachEntry((other, until) -> excluded.put(other, instant(until)));
        return new Ticket(node.get("u").asString(),
                new Wish(node.path("l").asString(null), node.path("v").asString(null)),
                instant(node.get("s")),
                excluded);
    }

    static String millis(Instant instant) {
        return Long.toString(instant.equals(Instant.MAX) ? FOREVER : instant.toEpochMilli());
    }

    private static Instant instant(JsonNode text) {
        long millis = Long.parseLong(text.asString());
        return millis >= FOREVER ? Instant.MAX : Instant.ofEpochMilli(millis);
    }
}
