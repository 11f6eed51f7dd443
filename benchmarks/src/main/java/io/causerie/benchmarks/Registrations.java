package io.causerie.benchmarks;

import io.causerie.api.identity.UserId;
import io.causerie.api.timeslot.CefrLevel;
import io.causerie.api.timeslot.LanguageTag;
import io.causerie.api.timeslot.RegistrationId;
import io.causerie.api.timeslot.SlotId;
import io.causerie.api.timeslot.SlotTerms;
import io.causerie.api.timeslot.TimeSlotCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * Many users who fill many slots, none of them refused. Commands that follow each other concern different slots and
 * different users; each user comes back for four slots, at different times.
 */
final class Registrations {
    private static final int PLACES = 8;
    private static final int SLOTS_EACH = 4;
    /** No user has two slots further apart in number, so that times may repeat after as many. */
    private static final int DIFFERENT_TIMES = 1_000;
    private static final SlotTerms TERMS = new SlotTerms(new LanguageTag("en"), CefrLevel.B1, 30, 2, PLACES);

    private final CommandGateway gateway;
    private final String name;
    private final int slots;
    private final Instant firstStart;
    private final AtomicInteger offered = new AtomicInteger();
    private final AtomicInteger registered = new AtomicInteger();

    /** {@code now}: the slots lie well after it. */
    Registrations(CommandGateway gateway, String name, int slots, Instant now) {
        this.gateway = gateway;
        this.name = name;
        this.slots = slots;
        this.firstStart = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(2));
    }

    /** Offers one slot more; false when all are. */
    boolean offerNext() {
        int slot = offered.getAndIncrement();
        if (slot >= slots) {
            return false;
        }
        gateway.sendAndWait(new TimeSlotCommand.Schedule(slotId(slot), new UserId("olga"), TERMS,
                firstStart.plus(Duration.ofHours(slot % DIFFERENT_TIMES)), ZoneOffset.UTC));
        return true;
    }

    /** Registers somebody for a slot; false when all slots are full. */
    boolean registerNext() {
        int number = registered.getAndIncrement();
        if (number >= slots * PLACES) {
            return false;
        }
        int users = slots * PLACES / SLOTS_EACH;
        int user = (number + number / users) % users;
        gateway.sendAndWait(
                new TimeSlotCommand.Register(slotId(number % slots), new UserId(name + "-user-" + user),
                        new RegistrationId(UUID.randomUUID().toString())));
        return true;
    }

    private SlotId slotId(int slot) {
        return new SlotId(UUID.nameUUIDFromBytes((name + "-" + slot).getBytes()).toString());
    }
}
