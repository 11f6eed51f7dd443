package io.causerie.query.slotlisting;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.query.projection.KeptRows;
import io.causerie.query.reading.Cursor;
import io.causerie.query.reading.Listing;
import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import java.time.Clock;
import org.springframework.data.domain.Sort;

/** Answers what slots there are. */
public final class SlotListing {
    private static final Listing<SlotDocument> BY_START = new Listing<>(SlotDocument.class, "startTime",
            Sort.Direction.ASC, slot -> new Cursor(slot.startTime(), slot.id()));

    private final KeptRows rows;
    private final Clock clock;

    public SlotListing(KeptRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public Page<SlotView> find(SlotFilter filter, PageRequest request, long position) {
        return BY_START.page(rows, filter.criteria(clock.instant()), request, position).map(SlotView::of);
    }

    public SlotView get(String id) {
        SlotDocument slot = rows.findById(id, SlotDocument.class);
        if (slot == null) {
            throw new Rejection(RejectionCode.NOT_FOUND, "There is no such slot.");
        }
        return SlotView.of(slot);
    }
}
