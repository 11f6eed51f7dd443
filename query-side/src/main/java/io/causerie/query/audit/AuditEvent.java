package io.causerie.query.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as the log has it.
 *
 * @param position its place in the log
 * @param at when its commit was appended
 * @param sequence its place in its aggregate, from 0
 * @param type its logical name, such as {@code session.ParticipantJoined}
 * @param revision of that type
 * @param payload as it was stored, whatever newer revisions there are
 * @param actor who asked for it: a user's id, {@code recording-handler}, or {@code system}
 * @param correlationId what it belongs to: the same for all that one request led to
 * @param traceId of the request's trace, where there was one
 * @param command the command that led to it; null for events older than this note
 */
public record AuditEvent(long position, Instant at, String id, String aggregateType, String aggregateId,
        long sequence, String type, String revision,
        @Schema(type = "object", implementation = Object.class) JsonNode payload, @Nullable String actor,
        @Nullable String correlationId, @Nullable String traceId, @Nullable String command) {}
