package io.causerie.gateway.protocol;

import org.jspecify.annotations.Nullable;

/** One frame that was understood; {@code id} is to be repeated by its answer. */
public record Incoming(ClientType type, ClientMessage message, @Nullable String id) {}
