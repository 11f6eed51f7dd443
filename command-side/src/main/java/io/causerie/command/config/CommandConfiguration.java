package io.causerie.command.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a command gets to its handler. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {
    @Bean
    CorrelationDataProvider provenanceOfEvents() {
        return new SimpleCorrelationDataProvider(Provenance.ACTOR, Provenance.CORRELATION_ID);
    }

    @Bean
    CorrelationDataProvider causeOfEvents() {
        return new Cause();
    }

    /**
     * Each command on a thread, and so in a unit of work, of its own: one sent from an event handler must be stored,
     * and its locks released, when it returns, not when the handler's batch is through.
     */
    @Bean(destroyMethod = "shutdown")
    AsynchronousCommandBus commandBus(TransactionManager transactions, MeterRegistry registry,
            org.axonframework.config.Configuration axon) {
        ExecutorService threads = Executors
                .newThreadPerTaskExecutor(Thread.ofVirtual().name("command-", 0).factory());
        AsynchronousCommandBus bus = AsynchronousCommandBus.builder().executor(threads)
                .transactionManager(transactions)
                .messageMonitor(new CommandMetrics(registry)).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, CommandLimits limits) {
        return DefaultCommandGateway.builder().commandBus(bus).retryScheduler(new ConflictRetry(limits))
                .dispatchInterceptors(List.of(new Provenance())).build();
    }
}
