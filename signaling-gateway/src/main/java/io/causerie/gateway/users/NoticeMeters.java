package io.causerie.gateway.users;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts notices, by our own words for their types and for what is wrong with them. */
public final class NoticeMeters {
    private final Map<NoticeType, Counter> heeded = new EnumMap<>(NoticeType.class);
    private final Map<Poison.Reason, Counter> deadLettered = new EnumMap<>(Poison.Reason.class);
    private final AtomicBoolean waiting = new AtomicBoolean();

    public NoticeMeters(MeterRegistry registry) {
        for (NoticeType type : NoticeType.values()) {
            heeded.put(type, Counter.builder("causerie.user.events.handled").description("notices heeded")
                    .tag("type", type.wire()).register(registry));
        }
        for (Poison.Reason reason : Poison.Reason.values()) {
            deadLettered.put(reason,
                    Counter.builder("causerie.user.events.dead.lettered")
                            .description("messages put aside").tag("reason", reason.code())
                            .register(registry));
        }
        Gauge.builder("causerie.user.events.waiting", () -> waiting.get() ? 1 : 0)
                .description("1 while the command side does not take a notice").register(registry);
    }

    public void heeded(Notice notice) {
        waiting.set(false);
        heeded.get(switch (notice) {
            case Notice.Deleted _ -> NoticeType.DELETED;
            case Notice.Banned _ -> NoticeType.BANNED;
            case Notice.Updated _ -> NoticeType.UPDATED;
        }).increment();
    }

    public void deadLettered(Poison.Reason reason) {
        deadLettered.get(reason).increment();
    }

    /** The command side did not answer; it is asked again. */
    public void waiting() {
        waiting.set(true);
    }

    /** Whether the last notice could not be handed on yet. */
    public boolean isWaiting() {
        return waiting.get();
    }
}
