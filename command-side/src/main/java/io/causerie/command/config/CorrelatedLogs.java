package io.causerie.command.config;

import io.causerie.rest.correlation.Correlation;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.MDC;

/** What is logged while a message is handled says to which request it belongs. */
final class CorrelatedLogs implements MessageHandlerInterceptor<Message<?>> {
    @Override
    public Object handle(UnitOfWork<? extends Message<?>> unit, InterceptorChain chain) throws Exception {
        if (!(unit.getMessage().getMetaData().get(Provenance.CORRELATION_ID) instanceof String id)) {
            return chain.proceed();
        }
        try (var _ = MDC.putCloseable(Correlation.MDC_KEY, id)) {
            return chain.proceed();
        }
    }
}
