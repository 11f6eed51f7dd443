package io.causerie.command.session.web;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** {@code recordingConsent} has no default: silence is not an answer. */
record JoinRequest(@NotNull @Nullable String timeSlotId, @NotNull @Nullable Boolean recordingConsent) {}
