package io.causerie.query;

import io.causerie.eventlog.config.EventLogConfiguration;
import io.causerie.query.config.QuerySideConfiguration;
import io.causerie.rest.config.RestEdgeConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The query side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EventLogConfiguration.class, RestEdgeConfiguration.class, QuerySideConfiguration.class})
public class QuerySideApplication {
    public static void main(String[] args) {
        SpringApplication.run(QuerySideApplication.class, args);
    }
}
