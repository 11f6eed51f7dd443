package io.causerie.rest.correlation;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The first filter of all, so that also what the others refuse can be found in the log. */
@Configuration(proxyBeanMethods = false)
public class CorrelationConfiguration {
    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter() {
        var filter = new FilterRegistrationBean<>(new CorrelationFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
