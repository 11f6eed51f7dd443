package io.causerie.query.support;

import io.causerie.query.QuerySideApplication;
import io.causerie.rest.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A query side for one class alone, with a log of its own. Not one of Spring's test contexts, which stay until all tests are over.
 */
public final class OwnQuerySide {
    private OwnQuerySide() {}

    /** {@code more}: beans beside its own, or instead of them. */
    public static ConfigurableApplicationContext with(Class<?>... more) {
        return new SpringApplicationBuilder(QuerySideApplication.class)
                .sources(TestTokens.Decoder.class, Log.class).sources(more).initializers(new Stores())
                .run("--server.port=0", "--server.address=127.0.0.1",
                        "--causerie.projections.freshness-timeout=PT20S");
    }

    public static int portOf(ConfigurableApplicationContext running) {
        return running.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
