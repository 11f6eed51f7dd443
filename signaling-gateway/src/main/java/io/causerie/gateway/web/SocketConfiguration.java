package io.causerie.gateway.web;

import io.causerie.gateway.connection.ConnectionLimits;
import io.causerie.gateway.connection.Engine;
import io.causerie.gateway.connection.Tokens;
import io.causerie.rest.problem.ProblemWriter;
import io.causerie.rest.security.OpenPaths;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** {@code /ws}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Origins.class)
@Import(StatusController.class)
public class SocketConfiguration {
    private static final String PATH = "/ws";

    @Bean
    Tokens tokens(JwtDecoder decoder) {
        return new JwtTokens(decoder);
    }

    /** Whoever connects says who they are in the first frame. */
    @Bean
    OpenPaths openSocket() {
        return OpenPaths.of(PATH, "/health");
    }

    @Bean
    Handshakes handshakes(Engine engine, Origins origins, ConnectionLimits limits, Transports transports,
            ProblemWriter problems) {
        return new Handshakes(new DefaultHandshakeHandler(), engine, origins, limits.maxFrame(), transports,
                problems);
    }

    @Bean
    SimpleUrlHandlerMapping socketMapping(Handshakes handshakes) {
        return new SimpleUrlHandlerMapping(Map.of(PATH, handshakes), Ordered.HIGHEST_PRECEDENCE);
    }
}
