package io.causerie.query.admin;

import io.causerie.api.timeslot.TimeSlotEvent;
import io.causerie.query.projection.Projection;
import io.causerie.query.projection.Row;
import io.causerie.query.projection.Rows;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A projection that goes as far as the test lets it: a row for each slot. */
@ProcessingGroup(Gated.NAME)
final class Gated implements Projection {
    static final String NAME = "gated";

    private final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
    private final Rows rows;

    Gated(Rows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Class<?>> documents() {
        return List.of(Seen.class);
    }

    /** Lets that many more slots through, and then none. */
    void letOnly(int slots) {
        gate.drainPermits();
        gate.release(slots);
    }

    @EventHandler
    void on(TimeSlotEvent event) {
        if (event instanceof TimeSlotEvent.Scheduled scheduled) {
            gate.acquireUninterruptibly();
            Row row = rows.row(Seen.class, scheduled.slotId());
            row.set("language", scheduled.targetLanguageCode());
        }
    }

    /** That there is such a slot. */
    @Document("gated")
    record Seen(@MongoId(FieldType.STRING) String id, String language) {}
}
