package io.causerie.command.link.web;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** The door of {@code /internal/**}, which users' tokens do not open. */
@Configuration(proxyBeanMethods = false)
@Conditional(SecretIsShared.class)
public class LinkSecurity {
    /** Before the chain of everybody else, which takes every path. */
    @Bean
    @Order(0)
    SecurityFilterChain internalSecurity(HttpSecurity http, LinkSettings settings, Clock clock,
            AuthenticationEntryPoint problems) {
        return http.securityMatcher("/internal/**").csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(faults -> faults.authenticationEntryPoint(problems))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .jwt(jwt -> jwt.decoder(ServiceTokens.decoder(settings.secret(), clock))))
                .build();
    }
}
