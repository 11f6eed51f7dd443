package io.causerie.rest.security;

import io.causerie.rest.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** A stateless resource server: every path needs a token, except those that are open by name. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
@EnableConfigurationProperties(AuthProperties.class)
@Import(TokenDecoderConfiguration.Last.class)
public class SecurityConfiguration {
    private static final String METRICS = "/actuator/prometheus";
    /** Health for orchestrators, the description for tools, the feed for calendars, which carry a token of its own. */
    private static final String[] OPEN = {"/actuator/health/**", "/v3/api-docs", "/v3/api-docs.yaml",
            "/registrations.ics"};

    @Bean
    SecurityFilterChain security(HttpSecurity http, AuthProperties properties, RoleHierarchy roles,
            SecurityProblems problems, ObjectProvider<OpenPaths> openPaths) {
        return http.csrf(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> authorize(requests, properties, openPaths))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems).withObjectPostProcessor(answersOutage(problems))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(converter(roles))))
                .build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            AuthProperties properties, ObjectProvider<OpenPaths> openPaths) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
        requests.requestMatchers(OPEN).permitAll();
        openPaths.orderedStream()
                .forEach(
                        open -> requests.requestMatchers(open.patterns().toArray(String[]::new)).permitAll());
        if (properties.openMetrics()) {
            requests.requestMatchers(METRICS).permitAll();
        }
        requests.requestMatchers("/actuator/**").hasRole("admin");
        requests.anyRequest().authenticated();
    }

    /** By default a key server that is away would be an unhandled fault, hence a 500. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answersOutage(
            SecurityProblems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(problems);
                return filter;
            }
        };
    }

    private static JwtAuthenticationConverter converter(RoleHierarchy roles) {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> Roles.granted(token, roles));
        return converter;
    }

    @Bean
    static RoleHierarchy roleHierarchy() {
        return Roles.hierarchy();
    }

    @Bean
    SecurityProblems securityProblems(ProblemWriter problems) {
        return new SecurityProblems(problems);
    }
}
