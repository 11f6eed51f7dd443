package io.causerie.rest.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks tokens against the Auth Service's published keys, unless the process brings a decoder of its own. */
@Configuration(proxyBeanMethods = false)
class TokenDecoderConfiguration {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256,
            JWSAlgorithm.ES256);

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    JwtDecoder jwtDecoder(AuthProperties properties) {
        if (properties.jwksUri() == null) {
            throw new NoTokenIssuer();
        }
        var signatures = new DefaultJWTProcessor<SecurityContext>();
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS,
                PublishedKeys.at(properties.jwksUri(), properties)));
        // type and claims are TokenRules' business
        signatures.setJWSTypeVerifier((type, context) -> {});
        signatures.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(signatures);
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
