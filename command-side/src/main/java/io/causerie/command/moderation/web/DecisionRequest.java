package io.causerie.command.moderation.web;

import jakarta.validation.constraints.NotNull;

/** {@code decision}: {@code dismissed} or {@code upheld}. */
record DecisionRequest(@NotNull String decision) {}
