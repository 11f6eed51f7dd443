package io.causerie.query.registrations;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.causerie.query.projection.KeptRows;
import io.causerie.query.reading.Cursor;
import io.causerie.query.reading.Listing;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;

/** Answers which places a user has or had, the one taken last first. */
public final class Registrations {
    private static final Listing<RegistrationDocument> NEWEST_FIRST = new Listing<>(
            RegistrationDocument.class,
            "registeredAt", Sort.Direction.DESC, row -> new Cursor(row.registeredAt(), row.id()));

    private final KeptRows rows;

    public Registrations(KeptRows rows) {
        this.rows = rows;
    }

    public Page<RegistrationView> of(String userId, @Nullable String status, PageRequest request,
            long position) {
        List<Criteria> filter = new ArrayList<>(List.of(where("userId").is(userId)));
        if (status != null) {
            filter.add(where("status").is(RegistrationStatus.parse(status)));
        }
        Page<RegistrationDocument> page = NEWEST_FIRST.page(rows, filter, request, position);
        Map<String, RegisteredSlotDocument> slots = RegisteredSlots.of(page.items(), rows);
        return page.map(row -> RegistrationView.of(row, slots.get(row.timeSlotId())));
    }
}
