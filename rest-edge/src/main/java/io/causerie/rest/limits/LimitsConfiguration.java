package io.causerie.rest.limits;

import io.causerie.rest.problem.JettyProblems;
import io.causerie.rest.problem.ProblemWriter;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Bounds on bodies, on JSON and on Jetty's connections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestLimits.class)
public class LimitsConfiguration {
    /** Before security, so that an oversize body costs no more than its refusal. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(RestLimits limits, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new BodyLimitFilter(limits.maxBody().toBytes(), problems));
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
            factory.addServerCustomizers(server -> limit(server, limits, problems));
        };
    }

    private static void limit(Server server, RestLimits limits, ProblemWriter problems) {
        server.setErrorHandler(new JettyProblems(problems));
        for (Connector connector : server.getConnectors()) {
            connector.getConnectionFactories().stream()
                    .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                    .map(HttpConfiguration.ConnectionFactory.class::cast)
                    .forEach(http -> http.getHttpConfiguration()
                            .setMinRequestDataRate(limits.minBytesPerSecond()));
        }
    }
}
