package io.causerie.gateway.connection;

import io.causerie.api.InvalidValue;
import io.causerie.api.Rejection;
import io.causerie.gateway.hub.HubUnavailable;
import io.causerie.rest.link.LinkUnavailable;
import io.causerie.gateway.protocol.ClientMessage;
import io.causerie.gateway.protocol.ErrorCode;
import io.causerie.gateway.protocol.Incoming;
import io.causerie.gateway.protocol.Refusal;
import io.causerie.gateway.protocol.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each message to whoever handles its type, and answers what is thrown. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long RETRY_AFTER_MS = 1_000;

    private final Map<Class<? extends ClientMessage>, MessageHandler<?>> handlers;

    Dispatcher(List<MessageHandler<?>> handlers) {
        this.handlers = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(MessageHandler::handles, Function.identity()));
    }

    void dispatch(Connection from, Incoming incoming) {
        try {
            handle(from, incoming.message(), incoming.id());
        } catch (Refusal e) {
            from.send(e.answer(incoming.id()));
        } catch (Rejection e) {
            from.send(ServerMessage.Error.of(e.code().code(), sentence(e), incoming.id()));
        } catch (InvalidValue e) {
            from.send(new ServerMessage.Error(ErrorCode.INVALID_MESSAGE.wire(), "A value is not possible.",
                    incoming.id(), null, List.of(new ServerMessage.Violation(e.field(), sentence(e)))));
        } catch (LinkUnavailable | HubUnavailable e) {
            LOG.warn("{} could not be done: {}", incoming.type().wire(), e.toString());
            from.send(unavailable(incoming.id()));
        } catch (RuntimeException e) {
            LOG.error("{} failed", incoming.type().wire(), e);
            from.send(unavailable(incoming.id()));
        }
    }

    @SuppressWarnings("unchecked")
    private <M extends ClientMessage> void handle(Connection from, M message, @Nullable String id) {
        var handler = (MessageHandler<M>) handlers.get(message.getClass());
        if (handler == null) {
            throw new Refusal(ErrorCode.UNKNOWN_TYPE, "There is nobody for this type here.");
        }
        handler.handle(from, message, id);
    }

    private static ServerMessage.Error unavailable(@Nullable String id) {
        return new ServerMessage.Error(ErrorCode.UNAVAILABLE.wire(), "This cannot be done right now.", id,
                RETRY_AFTER_MS, null);
    }

    private static String sentence(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }
}
