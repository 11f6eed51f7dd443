package io.causerie.gateway.connection;

import io.causerie.gateway.protocol.ClientMessage;
import org.jspecify.annotations.Nullable;

/**
 * Does what one type of message asks. Handlers register by being beans, one for each type.
 *
 * @param <M> the message
 */
public interface MessageHandler<M extends ClientMessage> {
    Class<M> handles();

    /** Whether it may wait for anything: then it is called on a thread that nobody else needs, and the connection's next messages wait. */
    default boolean mayBlock() {
        return true;
    }

    /**
     * Called for one message of the connection after the other. What it throws is answered as an error:
     * {@link io.causerie.gateway.protocol.Refusal}, {@link io.causerie.api.Rejection},
     * {@link io.causerie.api.InvalidValue}, or {@code unavailable} for anything else.
     *
     * @param id to be repeated as {@code replyTo} by an answer, if there is one
     */
    void handle(Connection from, M message, @Nullable String id);
}
