package io.causerie.query.support;

import io.causerie.query.QuerySideApplication;
import io.causerie.rest.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test against the whole query side on a real port. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = QuerySideApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "server.address=127.0.0.1", "causerie.projections.freshness-timeout=PT2S",
        "causerie.projections.watch-interval=PT0.1S", "causerie.projections.keep-replaced=PT1S"})
@ContextConfiguration(initializers = Stores.class)
@Import({TestTokens.Decoder.class, Log.class})
public @interface QuerySideTest {
}
