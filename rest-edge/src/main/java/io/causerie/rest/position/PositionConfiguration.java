package io.causerie.rest.position;

import io.causerie.eventlog.LogPosition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** {@code X-Position} on writes, in each process that has a {@link LogPosition}. */
@Configuration(proxyBeanMethods = false)
public class PositionConfiguration {
    /** Inside of security: who may not write learns nothing about the log. */
    private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    FilterRegistrationBean<PositionFilter> positionFilter(ObjectProvider<LogPosition> log) {
        var filter = new FilterRegistrationBean<>(new PositionFilter(() -> log.getObject().position()));
        filter.setOrder(ORDER);
        return filter;
    }
}
