package io.causerie.query.registrations;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.causerie.query.projection.KeptRows;
import io.causerie.rest.problem.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up the slots of registrations, all at once and by id, which every store does fast. */
final class RegisteredSlots {
    private RegisteredSlots() {}

    /**
     * The slot of each of them.
     *
     * @throws Unavailable one is not there, as while rows are being made
     */
    static Map<String, RegisteredSlotDocument> of(List<RegistrationDocument> registrations,
            KeptRows rows) {
        Set<String> ids = registrations.stream().map(RegistrationDocument::timeSlotId)
                .collect(Collectors.toSet());
        Map<String, RegisteredSlotDocument> slots = rows
                .find(query(where("_id").in(ids)), RegisteredSlotDocument.class).stream()
                .collect(Collectors.toMap(RegisteredSlotDocument::id, Function.identity()));
        if (!slots.keySet().containsAll(ids)) {
            throw new Unavailable("Registrations are being brought up to date.");
        }
        return slots;
    }
}
