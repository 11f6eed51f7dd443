package io.causerie.standalone.dev;

import io.causerie.rest.security.AuthProperties;
import io.causerie.rest.security.OpenPaths;
import io.causerie.standalone.data.DataDirectory;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The development issuer, unless there is an Auth Service. */
@Configuration(proxyBeanMethods = false)
@Conditional(NoAuthService.class)
@Import(DevTokensController.class)
public class DevIssuerConfiguration {
    private static final String KEY_FILE = "dev-issuer.jwk";

    @Bean
    DevIssuer devIssuer(DataDirectory directory, AuthProperties auth, Clock clock,
            @Value("${causerie.dev.token-lifetime}") Duration lifetime) {
        return new DevIssuer(DevKey.in(directory.resolve(KEY_FILE)), auth, lifetime, clock);
    }

    @Bean
    JwtDecoder devTokenDecoder(DevIssuer issuer) {
        return issuer.decoder();
    }

    @Bean
    OpenPaths devPaths() {
        return OpenPaths.of("/dev/tokens", "/dev/jwks.json");
    }
}
