package io.causerie.rest.security;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Checks tokens against the Auth Service's published keys, unless the process brings a decoder of its own. */
@Configuration(proxyBeanMethods = false)
class TokenDecoderConfiguration {
    private static final Duration JWKS_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    JwtDecoder jwtDecoder(AuthProperties properties) {
        if (properties.jwksUri() == null) {
            throw new NoTokenIssuer();
        }
        var http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(JWKS_TIMEOUT);
        http.setReadTimeout(JWKS_TIMEOUT);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(properties.jwksUri().toString())
                .jwsAlgorithm(SignatureAlgorithm.RS256).jwsAlgorithm(SignatureAlgorithm.PS256)
                .jwsAlgorithm(SignatureAlgorithm.ES256).validateType(false)
                .restOperations(new RestTemplate(http))
                .build();
        decoder.setJwtValidator(TokenRules.of(properties));
        return decoder;
    }

    /** Last, as Boot's own configurations are: only then is it known whether there is another decoder. */
    static final class Last implements DeferredImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[]{TokenDecoderConfiguration.class.getName()};
        }
    }
}
