package io.causerie.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asked the audit something.
 *
 * @param number counts from 1 without a gap: one that is missing was removed
 * @param reader the user's id
 * @param path what was asked for, with its parameters in {@code query}
 * @param accept the form that was asked for
 * @param position where the log ended then: nothing later was seen
 */
public record AuditRead(long number, Instant at, String reader, String path, @Nullable String query,
        @Nullable String accept, @Nullable String correlationId, long position) {}
