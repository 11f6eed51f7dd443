package io.causerie.command.timeslot;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.causerie.api.Rejection;
import io.causerie.api.RejectionCode;
import io.causerie.api.identity.Requester;
import io.causerie.api.timeslot.SeriesId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotSeriesCommand;
import io.causerie.api.timeslot.SlotSeriesEvent;
import io.causerie.api.timeslot.SlotTerms;
import io.causerie.command.timeslot.SeriesPlan.Section;
import io.causerie.state.timeslot.Offer;
import io.causerie.state.timeslot.SlotOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which slots come to be. It knows which of its occurrences have become slots, so that each does
 * so once; what becomes of such a slot by itself is the slot's.
 */
@AggregateRoot(type = "SlotSeries")
public class SlotSeries {
    /** A slot to be made. */
    record NewSlot(SlotId slotId, SlotOrigin origin, Offer offer) {}

    @AggregateIdentifier
    private @Nullable String id;
    private String organizerId = "";
    private LocalDateTime firstStart = LocalDateTime.MIN;
    private String zone = "";
    private String recurrence = "";
    private final SeriesPlan plan = new SeriesPlan();
    private SeriesPlan.@Nullable Section firstSection;
    private final NavigableSet<LocalDateTime> materialised = new TreeSet<>();
    private @Nullable LocalDateTime cancelledFrom;
    private @Nullable Instant nextAt;

    /** For Axon, which then applies what has happened. */
    SlotSeries() {}

    SlotSeries(SlotSeriesCommand.Plan plan, LocalDateTime firstStart, Instant now) {
        SlotTerms terms = plan.terms();
        id = plan.seriesId().value();
        apply(new SlotSeriesEvent.Planned(id, plan.organizerId().value(),
                terms.language().value(), terms.level().name(), firstStart,
                plan.recurrence().zone().getId(), plan.recurrence().rule(), terms.durationMinutes(),
                terms.minParticipants(), terms.maxParticipants(), now));
    }

    /** Whether it was planned like this, whatever it was changed to since. */
    boolean wasPlannedAs(SlotSeriesCommand.Plan other, LocalDateTime otherFirstStart) {
        return organizerId.equals(other.organizerId().value()) && firstStart.equals(otherFirstStart)
                && zone.equals(other.recurrence().zone().getId())
                && recurrence.equals(other.recurrence().rule())
                && Objects.equals(firstSection, section(otherFirstStart, Duration.ZERO, other.terms()));
    }

    /** The slots that have come within the horizon, the first one always; each is named once. */
    List<NewSlot> materialise(Instant now, TimeSlotProperties limits) {
        Occurrences occurrences = occurrences();
        List<LocalDateTime> ahead = occurrences.all().stream().filter(this::isStillToCome)
                .filter(occurrence -> startOf(occurrence).isAfter(now)).toList();
        List<LocalDateTime> due = dueAmong(ahead, now.plus(limits.horizon()));
        Instant next = due.size() == ahead.size()
                ? null
                : startOf(ahead.get(due.size())).minus(limits.horizon());
        if (!due.isEmpty() || !Objects.equals(next, nextAt)) {
            apply(new SlotSeriesEvent.OccurrencesMaterialised(id, due, next));
        }
        return due.stream().map(occurrence -> newSlot(occurrence, limits.minute())).toList();
    }

    /** Fails while the next slots have yet to come within the horizon, with the time when they do. */
    void requireNextIsDue(Instant now) {
        if (nextAt != null && now.isBefore(nextAt)) {
            throw Rejection.tooEarly(RejectionCode.SLOT_NOT_OPEN, "It is too early for that.", nextAt);
        }
    }

    private List<LocalDateTime> dueAmong(List<LocalDateTime> ahead, Instant horizon) {
        List<LocalDateTime> due = new ArrayList<>();
        for (LocalDateTime occurrence : ahead) {
            boolean isVeryFirst = materialised.isEmpty() && due.isEmpty();
            if (!isVeryFirst && startOf(occurrence).isAfter(horizon)) {
                break;
            }
            due.add(occurrence);
        }
        return due;
    }

    /** From {@code occurrence} on, slots offer {@code terms}, and start at {@code newStart}'s distance from the rule if there is one. */
    void changeFrom(LocalDateTime occurrence, @Nullable Instant newStart, SlotTerms terms) {
        Duration shift = newStart == null ? plan.at(occurrence).shift() : shiftTo(newStart, occurrence);
        if (!plan.holdsFrom(section(occurrence, shift, terms))) {
            apply(new SlotSeriesEvent.ChangedFrom(id, occurrence, shift, terms.language().value(),
                    terms.level().name(), terms.durationMinutes(), terms.minParticipants(),
                    terms.maxParticipants()));
        }
    }

    /** There are no occurrences from {@code occurrence} on; again: nothing happens. */
    void cancelFrom(LocalDateTime occurrence, Requester by) {
        requireOwner(by);
        if (cancelledFrom == null || occurrence.isBefore(cancelledFrom)) {
            apply(new SlotSeriesEvent.CancelledFrom(id, occurrence));
        }
    }

    /** The slot's occurrence, which must be one of this series. */
    LocalDateTime occurrenceOf(SlotId slot) {
        return slot.occurrence().filter(materialised::contains)
                .orElseThrow(() -> new Rejection(RejectionCode.NOT_FOUND, "There is no such slot."));
    }

    /** The slots there are from {@code occurrence} on, in the order of their ids. */
    List<SlotId> slotsFrom(LocalDateTime occurrence) {
        return materialised.tailSet(occurrence).stream().map(this::slotId).toList();
    }

    /** All slots there are. */
    List<SlotId> slots() {
        return materialised.stream().map(this::slotId).toList();
    }

    /** When {@code occurrence} starts by the plan as it is now. */
    Instant startOf(LocalDateTime occurrence) {
        return Occurrences.startOf(occurrence.plus(plan.at(occurrence).shift()), ZoneId.of(zone));
    }

    private Duration shiftTo(Instant newStart, LocalDateTime occurrence) {
        return Duration.between(occurrence, newStart.atZone(ZoneId.of(zone)).toLocalDateTime());
    }

    private boolean isStillToCome(LocalDateTime occurrence) {
        return !materialised.contains(occurrence)
                && (cancelledFrom == null || occurrence.isBefore(cancelledFrom));
    }

    private Occurrences occurrences() {
        return Occurrences.of(recurrence, ZoneId.of(zone), firstStart);
    }

    private NewSlot newSlot(LocalDateTime occurrence, Duration minute) {
        Section section = plan.at(occurrence);
        Instant start = startOf(occurrence);
        return new NewSlot(slotId(occurrence), new SlotOrigin(organizerId, id, recurrence, zone),
                new Offer(section.targetLanguageCode(), section.level(), start,
                        start.plus(minute.multipliedBy(section.durationMinutes())),
                        section.durationMinutes(), section.minParticipants(), section.maxParticipants()));
    }

    private SlotId slotId(LocalDateTime occurrence) {
        return SlotId.ofOccurrence(new SeriesId(id), occurrence);
    }

    private static Section section(LocalDateTime from, Duration shift, SlotTerms terms) {
        return new Section(from, shift, terms.language().value(), terms.level().name(),
                terms.durationMinutes(), terms.minParticipants(), terms.maxParticipants());
    }

    private void requireOwner(Requester by) {
        if (!by.mayActFor(organizerId)) {
            throw new Rejection(RejectionCode.FORBIDDEN, "Only its organizer may change this series.");
        }
    }

    @EventSourcingHandler
    void on(SlotSeriesEvent event) {
        switch (event) {
            case SlotSeriesEvent.Planned e -> {
                id = e.seriesId();
                organizerId = e.organizerId();
                firstStart = e.firstStart();
                zone = e.timeZone();
                recurrence = e.recurrence();
                firstSection = new Section(e.firstStart(), Duration.ZERO, e.targetLanguageCode(), e.level(),
                        e.durationMinutes(), e.minParticipants(), e.maxParticipants());
                plan.replaceFrom(firstSection);
            }
            case SlotSeriesEvent.OccurrencesMaterialised e -> {
                materialised.addAll(e.occurrences());
                nextAt = e.nextAt();
            }
            case SlotSeriesEvent.ChangedFrom e -> plan.replaceFrom(
                    new Section(e.occurrence(), e.shift(), e.targetLanguageCode(), e.level(),
                            e.durationMinutes(), e.minParticipants(), e.maxParticipants()));
            case SlotSeriesEvent.CancelledFrom e -> cancelledFrom = e.occurrence();
        }
    }
}
