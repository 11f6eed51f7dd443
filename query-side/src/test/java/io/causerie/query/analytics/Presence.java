package io.causerie.query.analytics;

import static io.causerie.query.analytics.Reckoning.ms;

import io.causerie.api.session.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long one user was in a session, with camera and microphone on: the spans between all that is told of them. */
final class Presence {
    private record Edge(Instant at, boolean in, boolean camera, boolean mic) {}

    private Presence() {}

    static Map<String, Long> of(String user, List<Happening> history) {
        List<Edge> edges = new ArrayList<>();
        history.forEach(one -> edge(user, one, edges));
        long present = 0;
        long camera = 0;
        long mic = 0;
        for (int i = 1; i < edges.size(); i++) {
            Edge from = edges.get(i - 1);
            long ms = ms(from.at(), edges.get(i).at());
            present += from.in() ? ms : 0;
            camera += from.in() && from.camera() ? ms : 0;
            mic += from.in() && from.mic() ? ms : 0;
        }
        // Of who is still in it, presence counts once they leave; media at each switch.
        Edge last = edges.getLast();
        if (last.in()) {
            Instant since = edges.stream().map(Edge::at).toList().get(lastEntry(edges));
            present -= ms(since, last.at());
        }
        return Map.of("presentMs", present, "cameraOnMs", camera, "micOnMs", mic);
    }

    private static int lastEntry(List<Edge> edges) {
        int entry = edges.size() - 1;
        while (entry > 0 && edges.get(entry - 1).in()) {
            entry--;
        }
        return entry;
    }

    private static void edge(String user, Happening one, List<Edge> edges) {
        switch (one.event()) {
            case SessionEvent.ParticipantJoined e when e.userId().equals(user) ->
                edges.add(new Edge(e.joinedAt(), true, e.cameraEnabled(), e.micEnabled()));
            case SessionEvent.MediaStateChanged e when e.userId().equals(user) ->
                edges.add(new Edge(one.at(), true, e.cameraEnabled(), e.micEnabled()));
            case SessionEvent.ParticipantLeft e when e.userId().equals(user) ->
                edges.add(new Edge(e.leftAt(), false, false, false));
            case SessionEvent.Ended e -> edges.add(new Edge(e.endedAt(), false, false, false));
            default -> {
            }
        }
    }
}
