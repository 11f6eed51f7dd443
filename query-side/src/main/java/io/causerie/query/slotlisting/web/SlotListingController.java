package io.causerie.query.slotlisting.web;

import io.causerie.query.reading.Page;
import io.causerie.query.reading.PageRequest;
import io.causerie.query.reading.ReadsFrom;
import io.causerie.query.slotlisting.SlotFilter;
import io.causerie.query.slotlisting.SlotListing;
import io.causerie.query.slotlisting.SlotListingProjection;
import io.causerie.query.slotlisting.SlotView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /timeslots}: anybody may see what is on offer. */
@RestController
@ReadsFrom(SlotListingProjection.NAME)
public final class SlotListingController {
    private final SlotListing slots;

    SlotListingController(SlotListing slots) {
        this.slots = slots;
    }

    @GetMapping("/timeslots")
    Page<SlotView> listTimeSlots(@RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String available,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestAttribute(ReadsFrom.POSITION) long position) {
        return slots.find(SlotFilter.parse(language, level, from, to, available),
                PageRequest.parse(limit, cursor), position);
    }

    @GetMapping("/timeslots/{id}")
    SlotView getTimeSlot(@PathVariable String id) {
        return slots.get(id);
    }
}
