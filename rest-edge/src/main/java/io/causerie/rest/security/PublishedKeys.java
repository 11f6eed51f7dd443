package io.causerie.rest.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource.OutageEvent;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Auth Service's keys. Nimbus's own builder limits the rate outside of the tolerance, so that a token with an
 * unknown key id would count as an outage; inside of it, such a token is answered from the keys that are known.
 */
final class PublishedKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int MOST_BYTES = 256 * 1024;
    /** Two fetches in so much time: one for a key that was just published, one for whoever makes key ids up. */
    private static final Duration FETCH_INTERVAL = Duration.ofSeconds(5);
    /** Longer than a fetch by another request may take. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(3L * TIMEOUT_MILLIS);

    private PublishedKeys() {}

    static JWKSource<SecurityContext> at(URI address, AuthProperties properties) {
        try {
            var published = new URLBasedJWKSetSource<SecurityContext>(address.toURL(),
                    new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES));
            var seldom = new Seldom(
                    new RateLimitedJWKSetSource<>(published, FETCH_INTERVAL.toMillis(), null));
            var tolerant = new OutageTolerantJWKSetSource<>(seldom,
                    properties.keyOutageTolerance().toMillis(), outage -> tell((OutageEvent<?>) outage));
            return new JWKSetBasedJWKSource<>(new CachingJWKSetSource<>(tolerant,
                    properties.keyLife().toMillis(), LONGEST_WAIT.toMillis(), null));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("causerie.auth.jwks-uri: " + e.getMessage(), e);
        }
    }

    private static void tell(OutageEvent<?> outage) {
        if (!(outage.getException().getCause() instanceof RateLimitReachedException)) {
            LOG.warn("The Auth Service's keys cannot be fetched; those known are believed for another {}: {}",
                    Duration.ofMillis(outage.getRemainingTime()), outage.getException().toString());
        }
    }

    /** Makes a fetch that is too soon what the tolerance takes for an outage. */
    private static final class Seldom extends JWKSetSourceWrapper<SecurityContext> {
        Seldom(RateLimitedJWKSetSource<SecurityContext> source) {
            super(source);
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now,
                @Nullable SecurityContext context) throws KeySourceException {
            try {
                return getSource().getJWKSet(refresh, now, context);
            } catch (RateLimitReachedException e) {
                throw new JWKSetUnavailableException("asked for too often", e);
            }
        }
    }
}
