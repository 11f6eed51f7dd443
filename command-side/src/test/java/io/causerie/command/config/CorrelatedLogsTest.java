package io.causerie.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CorrelatedLogsTest {
    @Test
    void whatIsLoggedWhileAMessageIsHandledSaysTheRequestItBelongsTo() throws Exception {
        var command = new GenericCommandMessage<>("anything", Map.of("correlationId", "request-1"));
        Object logged = new CorrelatedLogs().handle(new DefaultUnitOfWork<>(command),
                () -> MDC.get("correlationId"));
        assertThat(logged).isEqualTo("request-1");
        assertThat(MDC.get("correlationId")).isNull();
    }

    @Test
    void aMessageOfNoRequestIsHandledAllTheSame() throws Exception {
        var command = new GenericCommandMessage<>("anything", Map.of());
        assertThat(new CorrelatedLogs().handle(new DefaultUnitOfWork<>(command), () -> "handled"))
                .isEqualTo("handled");
    }
}
