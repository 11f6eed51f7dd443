package io.causerie.gateway.overview;

import io.causerie.gateway.bridge.Bridge;
import io.causerie.gateway.bridge.BridgeState;
import io.causerie.gateway.bridge.ToldPosition;
import io.causerie.gateway.connection.Connections;
import io.causerie.gateway.hub.Hub;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.gateway.hub.WaitingPool;
import io.causerie.gateway.overview.GatewayOverview.BridgeLag;
import io.causerie.gateway.overview.GatewayOverview.WaitingGroup;
import io.causerie.gateway.overview.GatewayOverview.Resumes;
import io.causerie.gateway.overview.GatewayOverview.RoomCounts;
import io.causerie.gateway.overview.GatewayOverview.WaitingPeople;
import io.causerie.gateway.relay.RelayMeters;
import io.causerie.gateway.room.Room;
import io.causerie.gateway.room.Rooms;
import io.causerie.rest.process.ProcessFigures;
import io.causerie.rest.process.ProcessSign;
import io.causerie.rest.process.ProcessSign.State;
import io.causerie.rest.process.Processes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Puts the overview together; all of it is in memory, but the other nodes' signs and the bridge's position. */
public final class GatewayOverviews implements ProcessFigures {
    private static final String CONNECTED = "connectedUsers";
    private static final String HELD = "heldUsers";
    private static final int GROUPS = 100;
    private static final Comparator<WaitingGroup> LARGEST_FIRST = Comparator
            .comparingLong(WaitingGroup::count).reversed()
            .thenComparing(Comparator.comparingLong(WaitingGroup::longestSeconds).reversed())
            .thenComparing(group -> group.language() + group.level());

    private final Hub hub;
    private final Connections connections;
    private final Rooms rooms;
    private final RelayMeters relayed;
    private final MeterRegistry meters;
    private final ObjectProvider<Processes> processes;
    private final ObjectProvider<Bridge> bridge;
    private final ObjectProvider<BridgeState> bridgeState;
    private final ObjectProvider<ToldPosition> told;
    private final Clock clock;

    GatewayOverviews(Hub hub, Connections connections, Rooms rooms, RelayMeters relayed, MeterRegistry meters,
            ObjectProvider<Processes> processes, ObjectProvider<Bridge> bridge,
            ObjectProvider<BridgeState> bridgeState, ObjectProvider<ToldPosition> told, Clock clock) {
        this.hub = hub;
        this.connections = connections;
        this.rooms = rooms;
        this.relayed = relayed;
        this.meters = meters;
        this.processes = processes;
        this.bridge = bridge;
        this.bridgeState = bridgeState;
        this.told = told;
        this.clock = clock;
    }

    @Override
    public Map<String, Long> figures() {
        long connected = connections.connected();
        return Map.of(CONNECTED, connected, HELD, connections.size() - connected);
    }

    public GatewayOverview overview() {
        Instant now = clock.instant();
        List<Map<String, Long>> others = processes.getObject().others().stream()
                .filter(sign -> sign.state(now) != State.SILENT).map(ProcessSign::figures)
                .filter(figures -> figures.containsKey(CONNECTED)).toList();
        Map<String, Long> own = figures();
        return new GatewayOverview(hub.nodeId(), others.size() + 1, sum(CONNECTED, own, others),
                sum(HELD, own, others),
                relayed.total(), resumes(), roomCounts(List.copyOf(rooms.all())), waiting(now), bridgeLag());
    }

    private static long sum(String figure, Map<String, Long> own, List<Map<String, Long>> others) {
        return own.get(figure) + others.stream().mapToLong(each -> each.getOrDefault(figure, 0L)).sum();
    }

    private Resumes resumes() {
        return new Resumes(resumes("replayed"), resumes("state"), resumes("failed"));
    }

    private long resumes(String outcome) {
        Counter counter = meters.find("causerie.gateway.resumes").tag("outcome", outcome).counter();
        return counter == null ? 0 : (long) counter.count();
    }

    private static RoomCounts roomCounts(List<Room> all) {
        return new RoomCounts(all.size(),
                all.stream().filter(room -> room.status().equals(Room.ACTIVE)).count(),
                all.stream().filter(room -> !room.members().isEmpty()).count(),
                all.stream().mapToLong(room -> room.members().size()).sum());
    }

    private @Nullable WaitingPeople waiting(Instant now) {
        try {
            WaitingPool pool = hub.waiting();
            List<WaitingGroup> groups = pool.groups().stream()
                    .map(group -> new WaitingGroup(group.wish().language(), group.wish().level(),
                            group.count(),
                            Math.max(0, Duration.between(group.oldest(), now).toSeconds())))
                    .sorted(LARGEST_FIRST).toList();
            return new WaitingPeople(pool.size(), groups.stream().limit(GROUPS).toList(),
                    Math.max(0, groups.size() - GROUPS));
        } catch (HubUnavailable e) {
            return null;
        }
    }

    private @Nullable BridgeLag bridgeLag() {
        Bridge here = bridge.getIfAvailable();
        if (here == null) {
            return null;
        }
        long head = here.head();
        long position = here.position().orElseGet(() -> told.getObject().read());
        return new BridgeLag(position, head, Math.max(0, head - position),
                bridgeState.getObject().awaySince().orElse(null));
    }
}
