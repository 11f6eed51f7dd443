package io.causerie.command.timeslot;

import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.command.users.Agenda.Booking;
import io.causerie.command.users.Agendas;
import io.causerie.state.timeslot.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

/** Carries out changes of one slot or many: people's agendas move with them, or let go where times now overlap. */
@Component
final class Rescheduling {
    /** What {@code slot}, which is locked, is to offer. */
    record Plan(SlotId slotId, Aggregate<TimeSlot> slot, Offer offer) {}

    private final Agendas agendas;

    Rescheduling(Agendas agendas) {
        this.agendas = agendas;
    }

    void carryOut(List<Plan> plans, Instant now) {
        Map<SlotId, Set<UserId>> overlapping = moveAgendas(plans);
        plans.forEach(plan -> plan.slot().execute(slot -> slot.change(plan.offer(),
                overlapping.getOrDefault(plan.slotId(), Set.of()), now)));
    }

    private Map<SlotId, Set<UserId>> moveAgendas(List<Plan> plans) {
        Map<UserId, List<Booking>> moves = movesByUser(plans);
        Map<SlotId, Set<UserId>> overlapping = new HashMap<>();
        agendas.forEach(moves.keySet(), (user, agenda) -> agenda.move(moves.getOrDefault(user, List.of()))
                .forEach(slot -> overlapping.computeIfAbsent(slot, _ -> new HashSet<>()).add(user)));
        return overlapping;
    }

    private static Map<UserId, List<Booking>> movesByUser(List<Plan> plans) {
        Map<UserId, List<Booking>> moves = new HashMap<>();
        for (Plan plan : plans) {
            if (!plan.slot().invoke(slot -> plan.offer().isAtTheSameTimeAs(slot.offer()))) {
                Booking booking = new Booking(plan.slotId(), plan.offer().startTime(),
                        plan.offer().endTime());
                plan.slot().invoke(TimeSlot::holders)
                        .forEach(user -> moves.computeIfAbsent(user, _ -> new ArrayList<>()).add(booking));
            }
        }
        return moves;
    }
}
