package io.causerie.command.config;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Says on each event which command led to it, such as {@code SessionCommand.Join}: the last one, not what that followed from. */
final class Cause implements CorrelationDataProvider {
    static final String COMMAND = "command";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        return message instanceof CommandMessage<?>
                ? Map.of(COMMAND, nameOf(message.getPayloadType()))
                : Map.of();
    }

    static String nameOf(Class<?> command) {
        Class<?> vocabulary = command.getEnclosingClass();
        return vocabulary == null
                ? command.getSimpleName()
                : vocabulary.getSimpleName() + "." + command.getSimpleName();
    }
}
