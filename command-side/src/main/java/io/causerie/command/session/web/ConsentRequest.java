package io.causerie.command.session.web;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

record ConsentRequest(@NotNull @Nullable Boolean recordingConsent) {}
