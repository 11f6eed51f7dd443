package io.causerie.gateway.overview;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateway at a glance.
 *
 * @param nodeId who answers
 * @param nodes how many there are, this one with them
 * @param connectedUsers on all nodes; those of the others as of their last sign of life
 * @param heldUsers whose connection is lost, and whose place is held; on all nodes
 * @param messagesRelayed by this node, since it started
 * @param resumes on this node, since it started
 * @param waiting null while what the nodes share cannot be reached
 * @param bridge null where this node has nothing to do with Kafka
 */
public record GatewayOverview(String nodeId, long nodes, long connectedUsers, long heldUsers,
        long messagesRelayed,
        Resumes resumes, RoomCounts rooms, @Nullable WaitingPeople waiting, @Nullable BridgeLag bridge) {
    /** Hellos with a resume token, by what came of them: missed messages in order, the whole state, or nothing. */
    public record Resumes(long replayed, long state, long failed) {}

    /**
     * @param open sessions that have not ended
     * @param active those of them with enough people in them
     * @param withPeople those with anybody in them
     * @param people who is in one
     */
    public record RoomCounts(long open, long active, long withPeople, long people) {}

    /**
     * Who waits for a partner, on all nodes.
     *
     * @param groups by what they wish for, the largest first
     * @param groupsLeftOut how many there are besides
     */
    public record WaitingPeople(long total, List<WaitingGroup> groups, long groupsLeftOut) {}

    /** @param language null for any @param level null for any */
    public record WaitingGroup(@Nullable String language, @Nullable String level, long count,
            long longestSeconds) {}

    /**
     * @param position up to where the log was told
     * @param head the log's newest event
     * @param awaySince since when the brokers have taken nothing, as this node sees it; null if they do
     */
    public record BridgeLag(long position, long head, long lag, @Nullable Instant awaySince) {}
}
