package io.causerie.query.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ban that holds. {@code until}: when it ends by itself; null for never. */
public record BanView(String reason, Instant bannedAt, @Nullable Instant until) {
    static @Nullable BanView of(@Nullable BanDocument row, Instant now) {
        return row == null || !row.holds(now) || row.reason() == null || row.bannedAt() == null
                ? null
                : new BanView(row.reason(), row.bannedAt(), row.until());
    }
}
