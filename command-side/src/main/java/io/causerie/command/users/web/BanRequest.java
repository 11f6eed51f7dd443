package io.causerie.command.users.web;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ban.
 *
 * @param reason {@code harassment}, {@code hate}, {@code nudity}, {@code minor}, {@code spam} or {@code other}
 * @param until when it ends by itself; none for never
 */
record BanRequest(@NotNull String reason, @Nullable Instant until) {}
