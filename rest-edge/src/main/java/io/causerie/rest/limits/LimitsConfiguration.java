package io.causerie.rest.limits;

import io.causerie.rest.problem.JettyProblems;
import io.causerie.rest.problem.ProblemWriter;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Bounds on bodies, on JSON and on Jetty's connections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestLimits.class)
public class LimitsConfiguration {
    /** Before security, so that an oversize body costs no more than its refusal. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;
    private static final Set<String> FOREIGN_FORMATS = Set.of("yaml", "xml", "cbor", "smile");

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(RestLimits limits,
            ObjectProvider<BodyAllowance> allowances, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(
                new BodyLimitFilter(limits, allowances.orderedStream().toList(), problems));
        filter.setOrder(ORDER);
        return filter;
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return new StrictJson();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> jettyLimits(RestLimits limits,
            ProblemWriter problems) {
        return factory -> {
            factory.setMaxConnections(limits.maxConnections());
            factory.addServerCustomizers(server -> server.setErrorHandler(new JettyProblems(problems)));
        };
    }

    /** Libraries bring more formats along, and their readers know nothing of our strictness. */
    @Bean
    WebMvcConfigurer onlyJson() {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.configureMessageConvertersList(
                        converters -> converters.removeIf(LimitsConfiguration::isForeign));
            }
        };
    }

    private static boolean isForeign(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream().map(MediaType::getSubtype)
                .anyMatch(type -> FOREIGN_FORMATS.stream().anyMatch(type::contains));
    }
}
